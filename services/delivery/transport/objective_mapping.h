#pragma once

#include "copperplate/delivery/v1/objective.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<Objective> {
  using Message = v1::Objective;
  static constexpr absl::string_view kField = "objective";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::Objective Write(absl::string_view force, absl::string_view plan,
                             const PartRecord<Objective>& record);
  static Objective Read(absl::string_view force, const PartPath& path, const v1::Objective& message,
                        Faults& faults);
};

}  // namespace copperplate::delivery
