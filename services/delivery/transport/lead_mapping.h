#pragma once

#include "copperplate/delivery/v1/lead.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<LeadAssignment> {
  using Message = v1::Lead;
  static constexpr absl::string_view kField = "lead";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {"role", "to_date"}}; }
  static v1::Lead Write(absl::string_view force, absl::string_view plan,
                        const PartRecord<LeadAssignment>& record);
  static LeadAssignment Read(absl::string_view force, const PartPath& path, const v1::Lead& message,
                             Faults& faults);
};

}  // namespace copperplate::delivery
