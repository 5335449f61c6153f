#pragma once

#include <string>

#include "copperplate/governance/v1/pack.pb.h"
#include "libs/parts/part.h"
#include "services/governance/app/read_pack.h"
#include "services/governance/domain/body.h"

namespace copperplate::governance {

// `whole`: what is restricted is shown as well.
v1::Pack WritePack(const std::string& force, const Body& body, const PartRecord<Meeting>& meeting,
                   const PackParts& parts, bool whole);

}  // namespace copperplate::governance
