#pragma once

#include "absl/strings/string_view.h"
#include "copperplate/governance/v1/forward_plan_entry.pb.h"
#include "libs/api/update_mask.h"
#include "libs/parts/part.h"
#include "libs/status/faults.h"
#include "services/governance/app/change_forward_plan.h"
#include "services/governance/transport/part_mapping.h"

namespace copperplate::governance {

template <>
struct PartMapping<ForwardPlanEntry> {
  using Message = v1::ForwardPlanEntry;
  static constexpr absl::string_view kField = "forward_plan_entry";
  static api::UpdateRules Rules();
  static v1::ForwardPlanEntry Write(absl::string_view force, absl::string_view root,
                                    const PartRecord<ForwardPlanEntry>& record);
  // Of the meeting that is intended the name alone; since when the plan has it, where that is not
  // said, the use case settles.
  static ForwardPlanEntry Read(absl::string_view force, const PartPath& path,
                               const v1::ForwardPlanEntry& message, Faults& faults);
};

}  // namespace copperplate::governance
