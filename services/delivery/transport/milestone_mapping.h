#pragma once

#include "copperplate/delivery/v1/milestone.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<Milestone> {
  using Message = v1::Milestone;
  static constexpr absl::string_view kField = "milestone";
  static api::UpdateRules Rules() {
    return {.output_only = {"current_due", "revisions", "revision_count", "slippage_days", "met_on",
                            "met_known_on", "reopenings"},
            .immutable = {"original_due"}};
  }
  static v1::Milestone Write(absl::string_view force, absl::string_view plan,
                             const PartRecord<Milestone>& record);
  static Milestone Read(absl::string_view force, const PartPath& path, const v1::Milestone& message,
                        Faults& faults);
};

}  // namespace copperplate::delivery
