#include "services/delivery/domain/lead.h"

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::delivery {

constexpr int32_t kMostLeads = 1'000;

Faults Validate(const LeadAssignment& lead) {
  Faults faults;
  fields::CheckId(lead.id, "id", faults);
  fields::CheckId(lead.activity, "activity", faults);
  fields::CheckLine(lead.person_or_body, "person_or_body", faults);
  fields::CheckOptionalLine(lead.printed_as, "printed_as", faults);
  fields::CheckNotBefore(lead.to, "to_date", lead.from, "the first day", faults);
  fields::CheckRange(lead.order, "order", 1, kMostLeads, faults);
  return faults;
}

}  // namespace copperplate::delivery
