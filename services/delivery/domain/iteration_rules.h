// How an iteration would go with the others of its plan.
#pragma once

#include <optional>

#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/iteration.h"

namespace copperplate::delivery {

// The number that the next iteration of a plan has: from 1 without a gap, withdrawn ones counted.
int32_t NextNumber(absl::Span<const Iteration> held);

// CUT_OFF_NOT_AFTER_PREVIOUS, CUT_OFF_NOT_BEFORE_NEXT of `cut_off`: cut-offs rise with the numbers,
// whatever the states; CUT_OFF_BEFORE_PLAN. The iteration of the same number is the one that
// changes; `held` need not have rows.
void CheckAmong(const Plan& plan, absl::Span<const Iteration> held, const Iteration& iteration,
                Faults& faults);

// The highest-numbered PUBLISHED one below `number`: what directions are against. Null: none.
const Iteration* BaseOf(absl::Span<const Iteration> held, int32_t number);

// PLAN_NOT_IN_FORCE: the plan is still a DRAFT, and no historic import, which was in force before.
// BASE_CHANGED: the one that the frozen directions are against is no longer BaseOf() the iteration,
// which is to be unfrozen and frozen anew. Nothing is asked of one that is PUBLISHED already.
Unmet CheckPublish(absl::string_view force, const Plan& plan, absl::Span<const Iteration> held,
                   const Iteration& iteration);

// PUBLISHED_BEFORE_CUT_OFF, PUBLISHED_IN_FUTURE of `on_date`; DUPLICATE: the body was shown it that
// day; of `marking` MARKING_BELOW_PLAN, and MARKING_NOT_FOR_WEB: nothing OFFICIAL_SENSITIVE is
// shown there.
void CheckPublication(const Plan& plan, const Iteration& iteration,
                      absl::Span<const Publication> held, const Publication& publication,
                      absl::CivilDay today, Faults& faults);

}  // namespace copperplate::delivery
