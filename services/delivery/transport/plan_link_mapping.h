#pragma once

#include "copperplate/delivery/v1/plan_link.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<PlanLink> {
  using Message = v1::PlanLink;
  static constexpr absl::string_view kField = "plan_link";
  static api::UpdateRules Rules() {
    return {.output_only = {"resolved", "parsed"}, .immutable = {}};
  }
  static v1::PlanLink Write(absl::string_view force, absl::string_view plan,
                            const PartRecord<PlanLink>& record);
  static PlanLink Read(absl::string_view force, const PartPath& path, const v1::PlanLink& message,
                       Faults& faults);
};

}  // namespace copperplate::delivery
