// Whom the leads of a plan mean.
#pragma once

#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// Whether it is known whom a lead means, whichever way it came: it is told, or its `person_or_body`
// are initials that another lead of the plan, which is told, has or is printed as.
bool IsMeaningKnown(const PlanContent& content, const LeadAssignment& lead);

// What is more than initials is told; and `resolved`, once the lead is in the plan.
void SettleMeaning(const PlanContent& content, LeadAssignment& lead);

// The new version of a lead keeps that nobody has told what another lead explains: a caller that
// sends back `resolved` as it read it says nothing new.
void KeepUntold(const LeadAssignment& present, LeadAssignment& next);

}  // namespace copperplate::delivery
