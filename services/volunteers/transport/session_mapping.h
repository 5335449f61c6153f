#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "copperplate/volunteers/v1/session.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/watch_rules.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<SpeedwatchSession> {
  using Message = v1::Session;
  static constexpr absl::string_view kField = "session";
  static api::UpdateRules Rules() { return {.output_only = {"persons"}, .immutable = {}}; }
  static v1::Session Write(absl::string_view force, absl::string_view group,
                           const PartRecord<SpeedwatchSession>& record);
  SpeedwatchSession Read(absl::string_view force, const PartPath& path, const v1::Session& message,
                         Faults& faults) const;

  absl::Time now;
};

}  // namespace copperplate::volunteers
