// The steps of an action from state to state, and what else changes it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/state/arrows.h"
#include "services/governance/domain/action.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/office.h"

namespace copperplate::governance {

enum class ActionMove : uint8_t {
  kStart,
  kProposeComplete,
  kClose,
  kReturn,
  kReopen,
  kCancel,
  kSupersede,
};

// Every arrow there is, by where it begins.
inline constexpr Arrow<ActionState> kActionArrows[] = {
    {ActionState::kOpen, "start", ActionState::kInProgress},
    {ActionState::kOpen, "cancel", ActionState::kCancelled},
    {ActionState::kOpen, "supersede", ActionState::kSuperseded},
    {ActionState::kInProgress, "proposeComplete", ActionState::kProposedComplete},
    {ActionState::kInProgress, "cancel", ActionState::kCancelled},
    {ActionState::kInProgress, "supersede", ActionState::kSuperseded},
    {ActionState::kProposedComplete, "close", ActionState::kClosed},
    {ActionState::kProposedComplete, "return", ActionState::kInProgress},
    {ActionState::kClosed, "reopen", ActionState::kInProgress},
};

// The API's custom method of a move: `proposeComplete`.
absl::string_view VerbOf(ActionMove move);

// What a move brings beside who and when; which of it is needed depends on the move.
struct ActionMoveDetails {
  ActionMove move = ActionMove::kStart;
  std::string reason;
  std::string decided_at;  // resource name: of kClose a meeting, of kCancel an outcome
  std::string delegate;
  std::vector<Evidence> evidence;  // description and reference alone
  std::string superseded_by;       // resource name
};

// What is known beside the action.
struct ActionMoveFacts {
  std::optional<MeetingDay> meeting;    // of `decided_at`; nothing where that is empty
  const Action* superseding = nullptr;  // of `superseded_by`; null where there is no such action
  absl::Span<const Office> offices;     // of the force: of kClose alone
};

// The action after the move. `name` is the action's resource name, for the error, here and below.
// FAILED_PRECONDITION: ACTION_STRUCK_OUT; STATE_NOT_ALLOWED where the move does not begin in its
// state; OWNER_REQUIRED where it has no owner to start; EVIDENCE_REQUIRED where it is proposed
// complete with neither evidence nor a note; CLOSED_BY_OWNER where the caller or the delegate is or
// was its owner, who may propose but never close, or holds the office that does on the day.
// INVALID_ARGUMENT about the move's fields: those of libs/fields (kReturn and kReopen need a
// reason, kCancel the outcome), DATE_IN_FUTURE, DATE_OUT_OF_ORDER, MEETING_OR_DELEGATE_REQUIRED of
// kClose, MEETING_OF_ANOTHER_BODY, MEETING_NOT_HELD, DATE_NOT_OF_MEETING of `on`,
// OUTCOME_NOT_AGREED of kCancel by an outcome that is no determination (outcome.h), TOO_MANY,
// SUPERSEDING_ACTION_INVALID of an action that is itself, of another body, struck out, cancelled or
// superseded.
absl::StatusOr<Action> Moved(const Action& action, absl::string_view name,
                             const ActionMoveDetails& details, const ActionMoveFacts& facts,
                             const RecordedStep& step);

// The action with its date moved, or given one; no step from state to state. FAILED_PRECONDITION:
// ACTION_STRUCK_OUT, STATE_NOT_ALLOWED where it is not open. INVALID_ARGUMENT as DueRevised()
// (due_date.h).
absl::StatusOr<Action> DueRevised(const Action& action, absl::string_view name, absl::CivilDay to,
                                  absl::string_view reason, absl::string_view approved_by,
                                  const RecordedStep& step);

// The action struck out as recorded in error. `referrers` are resource names of what refers to it.
// FAILED_PRECONDITION: ACTION_STRUCK_OUT already, ACTION_STARTED where anything was done with it
// (such a one is cancelled), REFERENCED. INVALID_ARGUMENT: FIELD_REQUIRED and the others of
// `reason`, DATE_IN_FUTURE, DATE_OUT_OF_ORDER.
absl::StatusOr<Action> StruckOut(const Action& action, absl::string_view name,
                                 absl::string_view reason, absl::Span<const std::string> referrers,
                                 const RecordedStep& step);

// The action with text, owner, paragraph, due text and plan code of `asked`; an owner who changes
// has it from the step's day on; `office_missing` as RaisingFacts has it. FAILED_PRECONDITION:
// ACTION_STRUCK_OUT; STATE_NOT_ALLOWED where it is neither OPEN nor IN_PROGRESS: what stands for
// closing is what was proposed; OWNER_REQUIRED where one that was started would lose its owner.
// INVALID_ARGUMENT as Validate(), OFFICE_UNKNOWN of `owner`, DATE_OUT_OF_ORDER.
absl::StatusOr<Action> Rewritten(const Action& action, absl::string_view name, const Action& asked,
                                 bool office_missing, const RecordedStep& step);

}  // namespace copperplate::governance
