// The arrows of a resource's states, a table in its domain:
//
//   inline constexpr Arrow<PlanState> kPlanArrows[] = {
//       {PlanState::kDraft, "activate", PlanState::kInForce},
//       {PlanState::kInForce, "supersede", PlanState::kSuperseded},
//   };
//
//   ABSL_ASSIGN_OR_RETURN(plan.state, Follow(kPlanArrows, plan.state, "activate",
//                                            {"plan", kPlanName.Format(force, plan.id), Word}));
//
// What is open to one resource and not to another of the same state is for it to say:
//
//   const auto open = [&](const Arrow<LoanState>& arrow) {
//     return arrow.verb != "resume" || arrow.to == loan.state_before;
//   };
//   Follow(kLoanArrows, loan.state, "resume", LoanNamed(loan), open);
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate {

// By the custom method `verb` (`:activate`) a resource comes from one state to another. A method
// may have several arrows; of those from one state, one at most is open to a resource.
template <typename State>
struct Arrow {
  State from;
  absl::string_view verb;
  State to;
};

// A table of them. Neither this nor OpenArrow tells a template which State is meant: the present
// one does.
template <typename State>
using Arrows = absl::Span<const Arrow<std::type_identity_t<State>>>;

// Whether an arrow from its present state is open to the resource. It says what may come after, now
// or later: of a state from which none is open the refusal says that it is the last one, so a guard
// that can yet be met is no part of it.
template <typename State>
using OpenArrow = absl::FunctionRef<bool(const Arrow<std::type_identity_t<State>>&)>;
template <typename State>
bool EveryArrow(const Arrow<State>&) {
  return true;
}

// Of what a move is, for its refusal.
template <typename State>
struct MovedResource {
  absl::string_view kind;            // for people: `plan`
  std::string name;                  // its resource name
  absl::string_view (*word)(State);  // a state's, as the API spells it: `IN_FORCE`
  // One method moves it to the state that is asked for: verbs are the domain's own, and not told.
  bool moved_to_state = false;
};

// What may follow a state: `IN_FORCE` by `activate`; the verb is empty where it is not told.
struct NextState {
  absl::string_view state;
  absl::string_view verb;
};

// FAILED_PRECONDITION (STATE_NOT_ALLOWED): the resource is in `present`, whence only `next` lead; a
// resource that is in its last state has none. The state stands in the metadata as `state`, and all
// of it in PreconditionFailure.
absl::Status StateNotAllowed(absl::string_view kind, absl::string_view name,
                             absl::string_view present, absl::Span<const NextState> next);

// The same, of the arrows that are open.
template <typename State>
absl::Status StateNotAllowed(Arrows<State> arrows, State present,
                             const MovedResource<State>& resource,
                             OpenArrow<State> open = EveryArrow<State>) {
  std::vector<NextState> next;
  for (const Arrow<State>& arrow : arrows) {
    if (arrow.from == present && open(arrow)) {
      next.push_back({resource.word(arrow.to), resource.moved_to_state ? "" : arrow.verb});
    }
  }
  return StateNotAllowed(resource.kind, resource.name, resource.word(present), next);
}

// The state that `verb` leads to from `present` along an arrow that is open; StateNotAllowed()
// where none does.
template <typename State>
absl::StatusOr<State> Follow(Arrows<State> arrows, State present, absl::string_view verb,
                             const MovedResource<State>& resource,
                             OpenArrow<State> open = EveryArrow<State>) {
  for (const Arrow<State>& arrow : arrows) {
    if (arrow.from == present && arrow.verb == verb && open(arrow)) return arrow.to;
  }
  return StateNotAllowed(arrows, present, resource, open);
}

}  // namespace copperplate
