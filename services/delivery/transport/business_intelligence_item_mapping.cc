#include "services/delivery/transport/business_intelligence_item_mapping.h"

#include "libs/api/header.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {

std::vector<std::string> ReadIndicators(
    absl::string_view force, const google::protobuf::RepeatedPtrField<std::string>& texts,
    absl::string_view path, Faults& faults) {
  std::vector<std::string> names;
  names.reserve(static_cast<size_t>(texts.size()));
  for (const std::string& text : texts) {
    const std::string field = absl::StrCat(path, "indicators[", names.size(), "]");
    names.push_back(IndicatorName(force, text));
    CheckIndicatorName({force, "national"}, names.back(), field, faults);
  }
  return names;
}

v1::BusinessIntelligenceItem PartMapping<BusinessIntelligenceItem>::Write(
    absl::string_view force, absl::string_view plan,
    const PartRecord<BusinessIntelligenceItem>& record) {
  const BusinessIntelligenceItem& item = record.part;
  v1::BusinessIntelligenceItem out;
  out.set_name(NameOf(force, plan, item));
  api::WriteHeader(record.header, out);
  out.set_title(item.name);
  for (const std::string& part : item.breakdown) out.add_breakdown(part);
  out.set_provider(item.provider);
  for (const std::string& indicator : item.indicators) out.add_indicators(indicator);
  out.set_order(item.order);
  return out;
}

BusinessIntelligenceItem PartMapping<BusinessIntelligenceItem>::Read(
    absl::string_view force, const PartPath& path, const v1::BusinessIntelligenceItem& message,
    Faults& faults) {
  BusinessIntelligenceItem item;
  item.theme = IdAt(path, 1);
  item.id = IdAt(path, 2);
  item.name = message.title();
  item.breakdown = TextsOf(message.breakdown());
  item.provider = message.provider();
  item.indicators = ReadIndicators(force, message.indicators(), "", faults);
  item.order = message.order();
  AddFound(Validate(AtFirst(item, &BusinessIntelligenceItem::order)), {"theme"}, faults);
  return item;
}

}  // namespace copperplate::delivery
