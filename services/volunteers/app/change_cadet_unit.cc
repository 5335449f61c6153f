#include "services/volunteers/app/change_cadet_unit.h"

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

using UnitsContent = CadetUnitsRoot::Content;

PartChanged<CadetUnit> CreateCadetUnit(PartRepository<CadetUnit>& units,
                                       const RequestContext& context, const CadetUnit& unit,
                                       absl::CivilDay today, WriteMode mode,
                                       const Printer<PartRecord<CadetUnit>>& print) {
  const auto complete = [&](const UnitsContent& content, CadetUnit& made, Faults& faults) {
    CheckAmongUnits(made, content.units, content.cadets, today, faults);
  };
  return CreateCompletedPart<CadetUnit>(units, context, /*root=*/"", unit, complete, mode, print);
}

PartChanged<CadetUnit> UpdateCadetUnit(PartRepository<CadetUnit>& units,
                                       const RequestContext& context, const PartPath& path,
                                       absl::CivilDay today, const Asked& asked,
                                       MergePart<CadetUnit> merge,
                                       const Printer<PartRecord<CadetUnit>>& print) {
  const auto next = [&](const UnitsContent& content,
                        const CadetUnit& present) -> absl::StatusOr<CadetUnit> {
    ABSL_ASSIGN_OR_RETURN(CadetUnit unit, merge(PartRecord<CadetUnit>{present, {}}));
    Faults faults;
    CheckAmongUnits(unit, content.units, content.cadets, today, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return unit;
  };
  return ChangePart<CadetUnit>(units, context, path, asked, next, print);
}

}  // namespace copperplate::volunteers
