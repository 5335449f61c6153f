#include "services/delivery/domain/opportunity.h"

#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

constexpr int32_t kMostOpportunities = 1'000;

Faults Validate(const Opportunity& opportunity) {
  Faults faults;
  fields::CheckId(opportunity.id, "id", faults);
  fields::CheckId(opportunity.action, "action", faults);
  fields::CheckProse(opportunity.text, "text", faults);
  fields::CheckRange(opportunity.order, "order", 1, kMostOpportunities, faults);
  return faults;
}

}  // namespace copperplate::delivery
