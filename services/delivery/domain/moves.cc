#include "services/delivery/domain/moves.h"

#include <string>

#include "services/delivery/domain/names.h"

namespace copperplate::delivery {
namespace {

MovedResource<PlanState> MovedPlan(absl::string_view name) {
  return {"plan", std::string(name), [](PlanState state) { return Name(state); }};
}

MovedResource<IterationState> MovedIteration(absl::string_view name) {
  return {"iteration", std::string(name), [](IterationState state) { return Name(state); }};
}

absl::Status Allow(bool allowed, absl::string_view name, PlanState present) {
  return allowed ? absl::OkStatus() : StateNotAllowed(kPlanArrows, present, MovedPlan(name));
}

absl::Status Allow(bool allowed, absl::string_view name, IterationState present) {
  return allowed ? absl::OkStatus()
                 : StateNotAllowed(kIterationArrows, present, MovedIteration(name));
}

}  // namespace

absl::StatusOr<PlanState> StateAfter(absl::string_view name, PlanState present,
                                     absl::string_view verb) {
  return Follow(kPlanArrows, present, verb, MovedPlan(name));
}

absl::StatusOr<IterationState> StateAfter(absl::string_view name, IterationState present,
                                          absl::string_view verb) {
  return Follow(kIterationArrows, present, verb, MovedIteration(name));
}

absl::Status CheckEditable(absl::string_view name, PlanState present) {
  return Allow(present != PlanState::kSuperseded, name, present);
}

absl::Status CheckEditable(absl::string_view name, IterationState present) {
  return Allow(present == IterationState::kDraft, name, present);
}

absl::Status CheckFrozen(absl::string_view name, IterationState present) {
  return Allow(present != IterationState::kDraft, name, present);
}

absl::Status CheckPublished(absl::string_view name, IterationState present) {
  return Allow(present == IterationState::kPublished, name, present);
}

absl::Status CheckPartsDeletable(absl::string_view name, PlanState present) {
  return Allow(present == PlanState::kDraft, name, present);
}

}  // namespace copperplate::delivery
