#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/cadet_unit.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<CadetUnit> {
  using Message = v1::CadetUnit;
  static constexpr absl::string_view kField = "cadet_unit";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::CadetUnit Write(absl::string_view force, absl::string_view root,
                             const PartRecord<CadetUnit>& record);
  static CadetUnit Read(absl::string_view force, const PartPath& path, const v1::CadetUnit& message,
                        Faults& faults);
};

}  // namespace copperplate::volunteers
