#pragma once

#include "copperplate/delivery/v1/priority_action.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<PriorityAction> {
  using Message = v1::PriorityAction;
  static constexpr absl::string_view kField = "priority_action";
  static api::UpdateRules Rules() {
    return {.output_only = {"withdrawn_on", "withdrawn_reason"}, .immutable = {"theme", "code"}};
  }
  static v1::PriorityAction Write(absl::string_view force, absl::string_view plan,
                                  const PartRecord<PriorityAction>& record);
  static PriorityAction Read(absl::string_view force, const PartPath& path,
                             const v1::PriorityAction& message, Faults& faults);
};

}  // namespace copperplate::delivery
