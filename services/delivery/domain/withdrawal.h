#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/activity.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/priority_action.h"

namespace copperplate::delivery {

// Why an action or an activity is no longer pursued, and from which day on.
struct Withdrawal {
  absl::CivilDay on;
  std::string reason;
};

// How it would go with the plan, by the API's field names. DATE_IN_FUTURE of `withdrawn_on`;
// WITHDRAWN_BEFORE_PUBLISHED: on the cut-off of the last published iteration or before it, so that
// what was published would no longer be there; DATES_REVERSED: before the plan. FIELD_REQUIRED,
// TEXT_... of `reason`. `today`: in Europe/London.
Faults Validate(const Withdrawal& withdrawal, const PlanContent& content, absl::CivilDay today);

// ALREADY_WITHDRAWN.
Unmet CheckLive(const PlanContent& content, const PriorityAction& action);
Unmet CheckLive(const PlanContent& content, const Activity& activity);

}  // namespace copperplate::delivery
