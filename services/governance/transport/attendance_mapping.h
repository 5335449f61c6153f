#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/attendance.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/meeting_rules.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<Attendance> {
  using Message = v1::Attendance;
  static constexpr absl::string_view kField = "attendance";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Attendance Write(absl::string_view force, absl::string_view root,
                              const PartRecord<Attendance>& record);
  static Attendance Read(absl::string_view force, const PartPath& path,
                         const v1::Attendance& message, Faults& faults);
};

}  // namespace copperplate::governance
