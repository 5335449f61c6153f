#include "services/delivery/domain/business_intelligence_item.h"

#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

constexpr int32_t kMostBusinessIntelligenceItems = 1'000;

Faults Validate(const BusinessIntelligenceItem& item) {
  Faults faults;
  fields::CheckId(item.id, "id", faults);
  fields::CheckId(item.theme, "theme", faults);
  fields::CheckLine(item.name, "title", faults);
  fields::CheckLines(item.breakdown, "breakdown", faults);
  fields::CheckOptionalLine(item.provider, "provider", faults);
  fields::CheckLines(item.indicators, "indicators", faults);
  fields::CheckRange(item.order, "order", 1, kMostBusinessIntelligenceItems, faults);
  return faults;
}

}  // namespace copperplate::delivery
