// The kinds of parts as messages (libs/handler/part_call.h).
#pragma once

#include "libs/handler/part_call.h"
#include "services/volunteers/app/part_rules.h"

namespace copperplate::volunteers {

template <class Part>
struct PartMapping;

// One call about parts of one kind.
template <class Part>
using PartCall = handler::PartCall<Part, PartMapping<Part>>;

}  // namespace copperplate::volunteers
