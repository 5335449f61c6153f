#pragma once

#include "copperplate/delivery/v1/business_intelligence_item.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

template <>
struct PartMapping<BusinessIntelligenceItem> {
  using Message = v1::BusinessIntelligenceItem;
  static constexpr absl::string_view kField = "business_intelligence_item";
  static api::UpdateRules Rules() { return {.output_only = {}, .immutable = {}}; }
  static v1::BusinessIntelligenceItem Write(absl::string_view force, absl::string_view plan,
                                            const PartRecord<BusinessIntelligenceItem>& record);
  static BusinessIntelligenceItem Read(absl::string_view force, const PartPath& path,
                                       const v1::BusinessIntelligenceItem& message, Faults& faults);
};

}  // namespace copperplate::delivery
