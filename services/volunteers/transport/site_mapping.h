#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/site.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/watch_rules.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<SpeedwatchSite> {
  using Message = v1::Site;
  static constexpr absl::string_view kField = "site";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Site Write(absl::string_view force, absl::string_view group,
                        const PartRecord<SpeedwatchSite>& record);
  SpeedwatchSite Read(absl::string_view force, const PartPath& path, const v1::Site& message,
                      Faults& faults) const;

  absl::CivilDay today;  // in Europe/London
};

}  // namespace copperplate::volunteers
