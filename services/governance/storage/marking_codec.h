#pragma once

#include "libs/marking/marking.h"
#include "libs/postgres/enumeration.h"

namespace copperplate::postgres {

template <>
struct Codec<Marking> : EnumCodec<Marking, Marking::kOfficialSensitive> {};

}  // namespace copperplate::postgres
