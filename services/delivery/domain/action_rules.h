// How a part, sound by itself, would go with what its plan holds: CheckAmong() adds every fault by
// the API's field names. `content` is as it was read before the change; a part of it with the same
// id (and parent) is the one that changes.
#pragma once

#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// THEME_UNKNOWN; CODE_PREFIX_NOT_OF_THEME; CODE_TAKEN, by a withdrawn one too: codes are never used
// again; OBJECTIVE_UNKNOWN: the theme has none of that ordinal; LINK_TO_SELF: a text that it has
// not had points to its own code.
void CheckAmong(const PlanContent& content, const PriorityAction& action, Faults& faults);
// ACTION_UNKNOWN; DUPLICATE: the action has the text already.
void CheckAmong(const PlanContent& content, const Opportunity& opportunity, Faults& faults);
// ACTION_UNKNOWN; INDICATOR_LINKS_OVERLAP: another link of the two holds on some of the days.
void CheckAmong(const PlanContent& content, const IndicatorLink& link, Faults& faults);

// ACTIVITIES_LIVE: an action is withdrawn after its activities, which are named.
Unmet CheckActionWithdrawal(const PlanContent& content, const PriorityAction& action);
// DATES_REVERSED about `withdrawn_on` where an activity of the action was pursued longer than `on`.
void CheckWithdrawnBehind(const PlanContent& content, const PriorityAction& action,
                          absl::CivilDay on, Faults& faults);

}  // namespace copperplate::delivery
