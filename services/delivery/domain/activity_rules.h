// How activities, milestones and links would go with what their plan holds: see action_rules.h.
#pragma once

#include "libs/status/faults.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// ACTION_UNKNOWN; ACTION_WITHDRAWN; CODE_NOT_OF_ACTION: neither the action's code nor one below it;
// CODE_TAKEN, by a withdrawn one too; and of a new one CODES_MIXED: the action has a live one with
// its bare code, or live ones with a dotted code; CODE_NOT_NEXT: dotted ones are numbered from 1
// without a gap, withdrawn ones counted. LINK_TO_SELF: a narrative that it has not had points to
// its own code.
void CheckAmong(const PlanContent& content, const Activity& activity, Faults& faults);
// ACTIVITY_UNKNOWN; ACTIVITY_WITHDRAWN.
void CheckAmong(const PlanContent& content, const Milestone& milestone, Faults& faults);
// CODE_UNKNOWN: the plan has neither an action nor an activity of the code; LINK_TAKEN: another
// link leads from the one to the other.
void CheckAmong(const PlanContent& content, const PlanLink& link, Faults& faults);

}  // namespace copperplate::delivery
