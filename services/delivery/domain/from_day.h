// From which day on an action, an activity or a milestone is in its plan: boards and iterations of
// earlier days do not have it.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// The day itself, or the first one that no published iteration of the plan tells of.
absl::CivilDay FirstOpenDay(const PlanContent& content, absl::CivilDay day);

// The first open day from the plan's first one on, where that is not ahead; else from today on: of
// what an import brings, and of what is added to a plan that was in force before the service.
absl::CivilDay FirstDayOfPlan(const PlanContent& content, absl::CivilDay today);

// The day of a new part, by the API's field name. One that the caller gives is judged as
// CheckFromChange() does; without one it is the day on which it is made, or FirstDayOfPlan() of a
// historic plan, where that is open, and not before what it is part of.
void SettleFrom(const PlanContent& content, absl::CivilDay today, PriorityAction& action,
                Faults& faults);
void SettleFrom(const PlanContent& content, absl::CivilDay today, Activity& activity,
                Faults& faults);
void SettleFrom(const PlanContent& content, absl::CivilDay today, Milestone& milestone,
                Faults& faults);

// Of `from_date` where it is another than before. FIELD_REQUIRED: a part has one.
// FROM_BEFORE_PUBLISHED: the part is or would be there by the cut-off of the last published
// iteration, so that boards of reported days would change. DATES_REVERSED: before the plan; before
// what it is part of; after what is part of it; after its own withdrawal. FROM_AFTER_RECORDED: it
// would be moved past what was recorded of it: a report of the activity; a move of the milestone's
// due day, the day from which it is known to be met, or was until it was reopened.
void CheckFromChange(const PlanContent& content, const PriorityAction& present,
                     const PriorityAction& next, Faults& faults);
void CheckFromChange(const PlanContent& content, const Activity& present, const Activity& next,
                     Faults& faults);
void CheckFromChange(const PlanContent& content, const Milestone& present, const Milestone& next,
                     Faults& faults);

// DATES_REVERSED of `withdrawn_on`: before the first day of what is withdrawn.
void CheckWithdrawnFrom(std::optional<absl::CivilDay> from, absl::CivilDay on, Faults& faults);

}  // namespace copperplate::delivery
