#include "services/delivery/domain/lead_meaning.h"

#include <algorithm>

#include "services/delivery/domain/lead_rules.h"

namespace copperplate::delivery {

bool IsMeaningKnown(const PlanContent& content, const LeadAssignment& lead) {
  if (lead.told || !AreInitials(lead.person_or_body)) return true;
  return std::any_of(content.leads.begin(), content.leads.end(), [&](const LeadAssignment& other) {
    const bool itself = other.activity == lead.activity && other.id == lead.id;
    return !itself && other.told &&
           (other.person_or_body == lead.person_or_body || other.printed_as == lead.person_or_body);
  });
}

void SettleMeaning(const PlanContent& content, LeadAssignment& lead) {
  lead.told = lead.told || !AreInitials(lead.person_or_body);
  lead.resolved = IsMeaningKnown(content, lead);
}

void KeepUntold(const LeadAssignment& present, LeadAssignment& next) {
  if (present.resolved && !present.told && next.person_or_body == present.person_or_body) {
    next.told = false;
  }
}

}  // namespace copperplate::delivery
