// The steps from state to state that a record keeps, in order: appended, never changed, so that its
// state on a past day can be told.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/governance/domain/as_known.h"
#include "services/governance/domain/recorded_step.h"

namespace copperplate::governance {

template <typename State>
struct StateChange {
  State from{};
  State to{};
  absl::CivilDay on;  // not before that of the change before it
  std::string recorded_by;
  absl::Time recorded_at;
  std::string reason;
  // Resource name of the meeting, or of its outcome, that decided it; may be empty.
  std::string decided_at;
  std::string delegate;  // whom the body named to decide in its place; may be empty
};

// The state at the end of the day; `first` before any change.
template <typename State>
State StateAsKnown(const std::vector<StateChange<State>>& changes, State first,
                   const AsKnown& known) {
  State state = first;
  for (const StateChange<State>& change : changes) {
    if (!known.Has(change.on, change.recorded_at)) break;
    state = change.to;
  }
  return state;
}

// The change that led to the state at the end of the day; null before any.
template <typename State>
const StateChange<State>* LastChangeAsKnown(const std::vector<StateChange<State>>& changes,
                                            const AsKnown& known) {
  const StateChange<State>* last = nullptr;
  for (const StateChange<State>& change : changes) {
    if (!known.Has(change.on, change.recorded_at)) break;
    last = &change;
  }
  return last;
}

// The day of the last change; `first` before any.
template <typename State>
absl::CivilDay LastChangedOn(const std::vector<StateChange<State>>& changes, absl::CivilDay first) {
  return changes.empty() ? first : std::max(first, changes.back().on);
}

// Who gave a step, and why: a change from one state to another.
template <typename State>
StateChange<State> ChangeOf(State from, State to, const RecordedStep& step,
                            const std::string& reason) {
  StateChange<State> change;
  change.from = from;
  change.to = to;
  change.on = step.on;
  change.recorded_by = step.caller;
  change.recorded_at = step.recorded_at;
  change.reason = reason;
  return change;
}

}  // namespace copperplate::governance
