#include "services/governance/domain/action_moves.h"

#include <utility>

#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "libs/text/words.h"
#include "services/governance/domain/refusal.h"

namespace copperplate::governance {
namespace {

// In the order of ActionMove.
constexpr absl::string_view kActionVerbs[] = {"start",  "proposeComplete", "close",    "return",
                                              "reopen", "cancel",          "supersede"};

MovedResource<ActionState> ActionNamed(absl::string_view name) {
  return {"action", std::string(name), [](ActionState state) { return Name(state); }};
}

absl::Status ActionRefused(absl::string_view reason, absl::string_view name,
                           absl::string_view what) {
  return Refused(reason, "the action", name, what);
}

absl::Status CheckNotStruckOut(const Action& action, absl::string_view name) {
  if (!action.struck_out.has_value()) return absl::OkStatus();
  return ActionRefused("ACTION_STRUCK_OUT", name, "was recorded in error and struck out");
}

absl::Status ActionNotAllowed(const Action& action, absl::string_view name) {
  return StateNotAllowed(kActionArrows, action.state, ActionNamed(name));
}

bool Determines(const MeetingDay& decided_at) {
  return decided_at.outcome.has_value() && IsDetermination(*decided_at.outcome);
}

void CheckDecidedAt(const Action& action, const ActionMoveDetails& details,
                    const ActionMoveFacts& facts, const RecordedStep& step, Faults& faults) {
  if (details.move == ActionMove::kClose && details.decided_at.empty() &&
      details.delegate.empty()) {
    faults.Add("MEETING_OR_DELEGATE_REQUIRED", "meeting",
               "must be the meeting that closed it, or delegate whom the chair named for that");
  }
  if (!facts.meeting.has_value()) return;
  const absl::string_view field = details.move == ActionMove::kCancel ? "outcome" : "meeting";
  if (facts.meeting->body != action.body) {
    faults.Add("MEETING_OF_ANOTHER_BODY", field, "must be of the action's body");
  } else if (!facts.meeting->held) {
    faults.Add("MEETING_NOT_HELD", field, "must be of a meeting that has begun");
  } else if (details.move == ActionMove::kCancel && !Determines(*facts.meeting)) {
    faults.Add("OUTCOME_NOT_AGREED", field, "must be one that approved, agreed or endorsed it");
  } else if (facts.meeting->on != step.on) {
    faults.Add("DATE_NOT_OF_MEETING", "on", "must be the day of the meeting that decided");
  }
}

void CheckSupersedingAction(const Action& action, const ActionMoveDetails& details,
                            const ActionMoveFacts& facts, Faults& faults) {
  if (details.superseded_by.empty()) {
    return fields::CheckGiven(details.superseded_by, "superseded_by", faults);
  }
  const Action* const other = facts.superseding;
  if (other == nullptr || other->body != action.body || other->id == action.id) {
    faults.Add("SUPERSEDING_ACTION_INVALID", "superseded_by",
               "must be another action of the same body");
  } else if (other->struck_out.has_value() || other->state == ActionState::kCancelled ||
             other->state == ActionState::kSuperseded) {
    faults.Add("SUPERSEDING_ACTION_INVALID", "superseded_by",
               "must not be cancelled, superseded or struck out itself");
  }
}

// What the move must bring.
void CheckActionDetails(const Action& action, const ActionMoveDetails& details,
                        const ActionMoveFacts& facts, const RecordedStep& step, Faults& faults) {
  if (details.move == ActionMove::kReturn || details.move == ActionMove::kReopen) {
    fields::CheckGiven(details.reason, "reason", faults);
  }
  fields::CheckOptionalLine(details.reason, "reason", faults);
  fields::CheckOptionalLine(details.delegate, "delegate", faults);
  if (details.move == ActionMove::kCancel) {
    fields::CheckGiven(details.decided_at, "outcome", faults);
  }
  CheckDecidedAt(action, details, facts, step, faults);
  if (details.move == ActionMove::kSupersede) {
    CheckSupersedingAction(action, details, facts, faults);
  }
}

// What must hold of the action, once the move begins in its state and its fields are sound.
absl::Status CheckActionGuard(const Action& action, absl::string_view name,
                              const ActionMoveDetails& details, const ActionMoveFacts& facts,
                              const RecordedStep& step) {
  const Ownership& ownership = action.ownership;
  switch (details.move) {
    case ActionMove::kStart:
      if (!ownership.owner.empty()) break;
      return ActionRefused("OWNER_REQUIRED", name, "has no owner: name one before it is started");
    case ActionMove::kProposeComplete:
      if (!details.evidence.empty() || !details.reason.empty()) break;
      return ActionRefused("EVIDENCE_REQUIRED", name,
                           "is proposed complete with evidence, or a note of what was done");
    case ActionMove::kClose:
      if (!IsOrWasOwner(ownership, step.caller, facts.offices, step.on) &&
          !IsOrWasOwner(ownership, details.delegate, facts.offices, step.on)) {
        break;
      }
      return ActionRefused("CLOSED_BY_OWNER", name,
                           "is closed by another person than its owner or one it had before");
    default:
      break;
  }
  return absl::OkStatus();
}

}  // namespace

absl::string_view VerbOf(ActionMove move) { return NameIn(kActionVerbs, move); }

absl::StatusOr<Action> Moved(const Action& action, absl::string_view name,
                             const ActionMoveDetails& details, const ActionMoveFacts& facts,
                             const RecordedStep& step) {
  ABSL_RETURN_IF_ERROR(CheckNotStruckOut(action, name));
  ABSL_ASSIGN_OR_RETURN(const ActionState to, Follow(kActionArrows, action.state,
                                                     VerbOf(details.move), ActionNamed(name)));
  Action moved = action;
  Faults faults;
  CheckStepDay(step, LastChangedOn(action.changes, action.raised_on), faults);
  CheckKept(action.changes.size() + 1, "name", faults);
  CheckActionDetails(action, details, facts, step, faults);
  if (details.move == ActionMove::kProposeComplete) {
    AppendEvidence(details.evidence, step, moved.evidence, faults);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_RETURN_IF_ERROR(CheckActionGuard(action, name, details, facts, step));
  StateChange<ActionState> change = ChangeOf(action.state, to, step, details.reason);
  change.decided_at = details.decided_at;
  change.delegate = details.delegate;
  moved.changes.push_back(std::move(change));
  moved.restricted |= facts.meeting.has_value() && facts.meeting->restricted;
  moved.state = to;
  if (details.move == ActionMove::kSupersede) {
    moved.superseded_by = details.superseded_by;
    moved.restricted |= facts.superseding->restricted;
  }
  return moved;
}

absl::StatusOr<Action> DueRevised(const Action& action, absl::string_view name, absl::CivilDay to,
                                  absl::string_view reason, absl::string_view approved_by,
                                  const RecordedStep& step) {
  ABSL_RETURN_IF_ERROR(CheckNotStruckOut(action, name));
  if (!IsOpen(action.state)) return ActionNotAllowed(action, name);
  Action revised = action;
  ABSL_ASSIGN_OR_RETURN(revised.due,
                        DueRevised(action.due, action.raised_on, to, reason, approved_by, step));
  return revised;
}

absl::StatusOr<Action> StruckOut(const Action& action, absl::string_view name,
                                 absl::string_view reason, absl::Span<const std::string> referrers,
                                 const RecordedStep& step) {
  ABSL_RETURN_IF_ERROR(CheckNotStruckOut(action, name));
  if (!action.changes.empty() || !action.due.revisions.empty()) {
    return ActionRefused("ACTION_STARTED", name, "was worked on: cancel or supersede it");
  }
  Unmet unmet;
  for (const std::string& referrer : referrers) {
    unmet.Add("REFERENCED", referrer, "refers to the action");
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  Faults faults;
  CheckStepDay(step, action.raised_on, faults);
  fields::CheckLine(reason, "reason", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  Action struck = action;
  struck.struck_out = StrikeOut{step.on, std::string(reason), step.caller, step.recorded_at};
  return struck;
}

absl::StatusOr<Action> Rewritten(const Action& action, absl::string_view name, const Action& asked,
                                 bool office_missing, const RecordedStep& step) {
  ABSL_RETURN_IF_ERROR(CheckNotStruckOut(action, name));
  if (action.state != ActionState::kOpen && action.state != ActionState::kInProgress) {
    return ActionNotAllowed(action, name);
  }
  Action next = action;
  next.text = asked.text;
  next.paragraph = asked.paragraph;
  next.due_text = asked.due_text;
  next.plan_code = asked.plan_code;
  next.ownership = HandedOver(action.ownership, asked.ownership.owner, step);
  Faults faults = Validate(next, step.today);
  CheckOwnerOffice(office_missing, faults);
  const auto& owners = action.ownership.changes;
  CheckStepDay(step, owners.empty() ? action.raised_on : owners.back().on, faults);
  CheckKept(next.ownership.changes.size(), "owner", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (action.state == ActionState::kInProgress && next.ownership.owner.empty()) {
    return ActionRefused("OWNER_REQUIRED", name,
                         "was started: it is given another owner, but not none");
  }
  return next;
}

}  // namespace copperplate::governance
