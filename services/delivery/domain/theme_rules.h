// How the parts that make up a plan's page would go with what the plan holds: see action_rules.h.
#pragma once

#include "libs/status/faults.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// PREFIX_TAKEN, TITLE_TAKEN: another theme's; PREFIX_IN_USE: codes of its actions have another.
void CheckAmong(const PlanContent& content, const Theme& theme, Faults& faults);
// THEME_UNKNOWN; ORDINAL_TAKEN: another objective of the theme has it; ORDINAL_IN_USE: an action
// serves the objective by another one.
void CheckAmong(const PlanContent& content, const Objective& objective, Faults& faults);
// THEME_UNKNOWN; TITLE_TAKEN: another item of the theme has it.
void CheckAmong(const PlanContent& content, const BusinessIntelligenceItem& item, Faults& faults);

}  // namespace copperplate::delivery
