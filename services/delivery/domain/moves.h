// The arrows between the states of plans and iterations. What guards them is in plan_rules.h,
// iteration_rules.h and freeze.h.
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/state/arrows.h"
#include "services/delivery/domain/iteration.h"
#include "services/delivery/domain/plan.h"

namespace copperplate::delivery {

inline constexpr Arrow<PlanState> kPlanArrows[] = {
    {PlanState::kDraft, "activate", PlanState::kInForce},
    {PlanState::kInForce, "supersede", PlanState::kSuperseded},
};

inline constexpr Arrow<IterationState> kIterationArrows[] = {
    {IterationState::kDraft, "freeze", IterationState::kFrozen},
    {IterationState::kFrozen, "unfreeze", IterationState::kDraft},
    {IterationState::kFrozen, "publish", IterationState::kPublished},
    {IterationState::kPublished, "withdraw", IterationState::kWithdrawn},
};

// The state that the custom method `verb` leads to, or FAILED_PRECONDITION (STATE_NOT_ALLOWED)
// naming the present state and those that may follow. `name` is the resource's, here and below.
absl::StatusOr<PlanState> StateAfter(absl::string_view name, PlanState present,
                                     absl::string_view verb);
absl::StatusOr<IterationState> StateAfter(absl::string_view name, IterationState present,
                                          absl::string_view verb);

// Whether the parts of a plan may be changed, reports among them: not of a SUPERSEDED one. The same
// refusal.
absl::Status CheckEditable(absl::string_view name, PlanState present);
// Whether what an iteration says may be changed: of a DRAFT only.
absl::Status CheckEditable(absl::string_view name, IterationState present);
// Whether an iteration has content: a DRAFT has none yet.
absl::Status CheckFrozen(absl::string_view name, IterationState present);
// Whether an iteration may be shown to further bodies: a PUBLISHED one.
absl::Status CheckPublished(absl::string_view name, IterationState present);
// Whether themes, objectives and business intelligence items may be deleted: of a DRAFT plan only.
absl::Status CheckPartsDeletable(absl::string_view name, PlanState present);

}  // namespace copperplate::delivery
