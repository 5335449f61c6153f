#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/volunteers/v1/speedwatch_standard.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/watch_rules.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<SpeedwatchStandard> {
  using Message = v1::SpeedwatchStandard;
  static constexpr absl::string_view kField = "speedwatch_standard";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::SpeedwatchStandard Write(absl::string_view force, absl::string_view root,
                                      const PartRecord<SpeedwatchStandard>& record);
  static SpeedwatchStandard Read(absl::string_view force, const PartPath& path,
                                 const v1::SpeedwatchStandard& message, Faults& faults);
};

}  // namespace copperplate::volunteers
