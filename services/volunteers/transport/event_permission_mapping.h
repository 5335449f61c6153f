#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/volunteers/v1/event_permission.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

template <>
struct PartMapping<EventPermission> {
  using Message = v1::EventPermission;
  static constexpr absl::string_view kField = "event_permission";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::EventPermission Write(absl::string_view force, absl::string_view volunteer,
                                   const PartRecord<EventPermission>& record);
  EventPermission Read(absl::string_view force, const PartPath& path,
                       const v1::EventPermission& message, Faults& faults) const;

  absl::CivilDay today = {};  // in Europe/London
};

}  // namespace copperplate::volunteers
