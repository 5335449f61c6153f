#pragma once

#include <string>
#include <vector>

#include "copperplate/delivery/v1/business_intelligence_item.pb.h"
#include "services/delivery/transport/part_mapping.h"

namespace copperplate::delivery {

// The names of the indicators that the `indicators` of a message say, each by its name or, of the
// force itself, its id alone. Only the form of a name is known here: RESOURCE_NAME_INVALID. `path`
// leads to the message: `themes[1].`, or is empty.
std::vector<std::string> ReadIndicators(
    absl::string_view force, const google::protobuf::RepeatedPtrField<std::string>& texts,
    absl::string_view path, Faults& faults);

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
