#pragma once

#include "copperplate/delivery/v1/indicator_link.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<IndicatorLink> {
  using Message = v1::IndicatorLink;
  static constexpr absl::string_view kField = "indicator_link";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {"indicator"}}; }
  static v1::IndicatorLink Write(absl::string_view force, absl::string_view plan,
                                 const PartRecord<IndicatorLink>& record);
  static IndicatorLink Read(absl::string_view force, const PartPath& path,
                            const v1::IndicatorLink& message, Faults& faults);
};

}  // namespace copperplate::delivery
