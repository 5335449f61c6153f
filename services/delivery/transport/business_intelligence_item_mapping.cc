#include "services/delivery/transport/business_intelligence_item_mapping.h"

#include "libs/api/header.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

// Indicators are the indicators service's: only the form of their names is known here.
void CheckIndicators(absl::string_view force, const BusinessIntelligenceItem& item,
                     Faults& faults) {
  for (size_t i = 0; i < item.indicators.size(); ++i) {
    CheckIndicatorName({force, "national"}, item.indicators[i], absl::StrCat("indicators[", i, "]"),
                       faults);
  }
}

}  // namespace

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
  item.indicators = TextsOf(message.indicators());
  item.order = message.order();
  CheckIndicators(force, item, faults);
  AddFound(Validate(AtFirst(item, &BusinessIntelligenceItem::order)), {"theme"}, faults);
  return item;
}

}  // namespace copperplate::delivery
