// What change_part.h asks of each kind of part beside its CheckAmong() in the domain: an overload
// for a kind that has a rule of its own, else the templates, which have none.
#pragma once

#include "absl/status/status.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/action_rules.h"
#include "services/delivery/domain/activity_rules.h"
#include "services/delivery/domain/lead_rules.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/theme_rules.h"

namespace copperplate::delivery {

// What is said of a new part whose id is taken: ALREADY_EXISTS (PartExists()).
template <class Part>
absl::Status Taken(const Part&) {
  return PartExists<Part>();
}
// Their ids are made of their codes: INVALID_ARGUMENT (CODE_TAKEN), of withdrawn ones too.
absl::Status Taken(const PriorityAction& action);
absl::Status Taken(const Activity& activity);

// What a new version of a part keeps of the present one, because only a method of its own changes
// it.
template <class Part>
void Keep(const Part&, Part&) {}
void Keep(const PriorityAction& present, PriorityAction& next);
void Keep(const Activity& present, Activity& next);
void Keep(const LeadAssignment& present, LeadAssignment& next);
void Keep(const Milestone& present, Milestone& next);

// What keeps a new version of a part from following the present one.
template <class Part>
void CheckUpdate(const PlanContent&, const Part&, const Part&, Faults&) {}
// What the domain's CheckFromChange() says.
void CheckUpdate(const PlanContent& content, const PriorityAction& present,
                 const PriorityAction& next, Faults& faults);
void CheckUpdate(const PlanContent& content, const Activity& present, const Activity& next,
                 Faults& faults);
void CheckUpdate(const PlanContent& content, const Milestone& present, const Milestone& next,
                 Faults& faults);

// What the domain's CheckAmong() says of a lead that a person gives.
void CheckAmong(const PlanContent& content, const LeadAssignment& lead, Faults& faults);

// What a new part, or a new version of one, gets that its caller left to the service.
template <class Part>
void FillIn(const PlanContent&, Part&) {}
// Without an order, an objective's being its ordinal, it comes behind the others there are: of the
// plan, of the theme, of the action, and of the activity and role.
void FillIn(const PlanContent& content, Theme& theme);
void FillIn(const PlanContent& content, Objective& objective);
void FillIn(const PlanContent& content, BusinessIntelligenceItem& item);
void FillIn(const PlanContent& content, Opportunity& opportunity);
void FillIn(const PlanContent& content, LeadAssignment& lead);

// What keeps a part from being deleted.
template <class Part>
Unmet CheckDeletion(const PlanContent&, const Part&) {
  return {};
}
// THEME_NOT_EMPTY: it has actions, withdrawn ones included, objectives or business intelligence
// items.
Unmet CheckDeletion(const PlanContent& content, const Theme& theme);
// OBJECTIVE_IN_USE: an action serves it.
Unmet CheckDeletion(const PlanContent& content, const Objective& objective);
// INDICATOR_LINK_PUBLISHED: it held by the cut-off of the last published iteration, so that boards
// of reported days would lose it.
Unmet CheckDeletion(const PlanContent& content, const IndicatorLink& link);
// MILESTONE_PUBLISHED: it was there by the cut-off of the last published iteration, likewise.
Unmet CheckDeletion(const PlanContent& content, const Milestone& milestone);

}  // namespace copperplate::delivery
