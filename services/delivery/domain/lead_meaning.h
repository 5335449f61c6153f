#pragma once

#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// Whether it is known whom a lead means, and so whether it stands resolved, whichever way it came:
// somebody has said so, or its `person_or_body` is more than initials, or initials that another
// resolved lead of the plan explains.
bool IsMeaningKnown(const PlanContent& content, const LeadAssignment& lead);

}  // namespace copperplate::delivery
