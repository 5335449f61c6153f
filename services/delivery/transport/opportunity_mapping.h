#pragma once

#include "copperplate/delivery/v1/opportunity.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<Opportunity> {
  using Message = v1::Opportunity;
  static constexpr absl::string_view kField = "opportunity";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Opportunity Write(absl::string_view force, absl::string_view plan,
                               const PartRecord<Opportunity>& record);
  static Opportunity Read(absl::string_view force, const PartPath& path,
                          const v1::Opportunity& message, Faults& faults);
};

}  // namespace copperplate::delivery
