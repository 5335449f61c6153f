#pragma once

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"

namespace copperplate::volunteers {

// CreatePart() and UpdatePart() of a unit, with INVALID_ARGUMENT of what domain CheckAmongUnits()
// finds `today`, in Europe/London; and what the port says of its leaders.
PartChanged<CadetUnit> CreateCadetUnit(PartRepository<CadetUnit>& units,
                                       const RequestContext& context, const CadetUnit& unit,
                                       absl::CivilDay today, WriteMode mode,
                                       const Printer<PartRecord<CadetUnit>>& print);
PartChanged<CadetUnit> UpdateCadetUnit(PartRepository<CadetUnit>& units,
                                       const RequestContext& context, const PartPath& path,
                                       absl::CivilDay today, const Asked& asked,
                                       MergePart<CadetUnit> merge,
                                       const Printer<PartRecord<CadetUnit>>& print);

}  // namespace copperplate::volunteers
