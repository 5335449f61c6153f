#include "services/volunteers/app/opportunity_rules.h"

namespace copperplate::volunteers {

void VolunteerPartRules<Opportunity>::FillIn(const Content&, Opportunity& opportunity) {
  opportunity.state = StateWith(opportunity);
}

void VolunteerPartRules<Opportunity>::CheckAmong(const Content& content,
                                                 const Opportunity& opportunity, Faults& faults) {
  CheckSkillsKnown(opportunity.required, "required_skills", content.skills, faults);
  CheckSkillsKnown(opportunity.desired, "desired_skills", content.skills, faults);
}

void VolunteerPartRules<Opportunity>::Keep(const Opportunity& present, Opportunity& next) {
  next.state = present.state;
  next.accepted = present.accepted;
}

void VolunteerPartRules<Opportunity>::CheckUpdate(const Content&, const Opportunity& present,
                                                  const Opportunity& next, Faults& faults) {
  CheckOpportunityUpdate(present, next, faults);
}

}  // namespace copperplate::volunteers
