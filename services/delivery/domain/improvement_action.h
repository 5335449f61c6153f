// What is done about findings: an action of an improvement plan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

enum class ImprovementState : uint8_t {
  kNotStarted,
  kInProgress,
  kReadyForSignOff,
  kDischarged,
  kSuperseded,
  kRejected,
};

// Still to be done.
constexpr bool IsOpen(ImprovementState state) {
  return state <= ImprovementState::kReadyForSignOff;
}

// That it went to another owner: appended, never changed.
struct ImprovementOwnerChange {
  absl::CivilDay on;
  std::string before;  // who had it until then; may be empty
  std::string recorded_by;
  absl::Time recorded_at;
};

// That the date was moved, or one given to an action without.
struct ImprovementDueRevision {
  absl::CivilDay on;
  absl::CivilDay due;
  std::string reason;
  std::string recorded_by;
  absl::Time recorded_at;
};

struct ImprovementEvidence {
  std::string description;
  std::string reference;
  absl::CivilDay on;
  std::string added_by;
  absl::Time recorded_at;
  // How many transitions the action had when it was added.
  int32_t after_transitions = 0;
};

// One step from state to state.
struct ImprovementTransition {
  ImprovementState from = ImprovementState::kNotStarted;
  ImprovementState to = ImprovementState::kNotStarted;
  absl::CivilDay on;
  std::string recorded_by;
  absl::Time recorded_at;
  std::string reason;
  std::string at_body;
  std::string delegate;
  std::string signed_by;
};

struct ImprovementAction {
  std::string id;
  int32_t number = 0;
  std::string text;
  std::vector<std::string> findings;        // ids of findings of the plan
  std::string owner;                        // may be empty while it is NOT_STARTED
  std::vector<std::string> earlier_owners;  // that it had before, each once, the first first
  absl::CivilDay raised_on;
  std::optional<absl::CivilDay> original_due;  // never changes
  std::vector<ImprovementDueRevision> due_revisions;
  ImprovementState state = ImprovementState::kNotStarted;
  std::vector<ImprovementEvidence> evidence;
  std::vector<ImprovementTransition> transitions;  // the last one's `to` is `state`
  std::string superseded_by;                       // id; of kSuperseded only
  std::vector<ImprovementOwnerChange> owner_changes;
};

// Who had it at the end of a day.
std::string OwnerOn(const ImprovementAction& action, absl::CivilDay day);

// The date it is to be done by; nothing: none.
std::optional<absl::CivilDay> CurrentDue(const ImprovementAction& action);
// Days from the first date to the present one; nothing where either is none.
std::optional<int32_t> SlippageDays(const ImprovementAction& action);

// Every fault of what people say of an action, by the API's field names: those of libs/fields,
// DATE_IN_FUTURE after `today`, DUE_IN_PAST before `raised_on`.
Faults Validate(const ImprovementAction& action, absl::CivilDay today);

}  // namespace copperplate::delivery
