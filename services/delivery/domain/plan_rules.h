// What lets a plan come into force and be superseded.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// Everything that keeps a plan from coming into force, each thing named:
// PLAN_INCOMPLETE: it has no effective_from, no theme, or a theme lacks its aim, its shared outcome
// or a live action; PLANS_OVERLAP: a plan in force of the same owner, kind and title (SameText())
// has days in common with it; of a POLICE_AND_CRIME plan AREA_HAS_PLAN: one in force of the same
// area has, and, unless it is a historic import, PANEL_NOT_CONSULTED: the draft was not sent to the
// Panel, or the Panel's report is not there or not answered. `others`: the force's other plans, of
// any state.
Unmet CheckActivation(const PlanContent& content, absl::Span<const Plan> others);

// EFFECTIVE_FROM_AFTER_REPORT of `effective_from`: it lies after `first_told`, the first day that a
// report or an iteration of the plan is of, or is not there although one is.
void CheckEffectiveFrom(const Plan& plan, std::optional<absl::CivilDay> first_told, Faults& faults);

// How `successor`, null where there is none of that id, suits the plan that it supersedes, as
// faults of `successor`: FIELD_REQUIRED, PLAN_UNKNOWN, SUCCESSOR_INVALID (the plan itself, of
// another kind, or superseded).
void CheckSuccessor(const Plan& plan, absl::string_view successor_id, const Plan* successor,
                    Faults& faults);

}  // namespace copperplate::delivery
