#include "services/delivery/domain/improvement_moves.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/person/person.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/text/words.h"
#include "services/delivery/domain/improvement_names.h"

namespace copperplate::delivery {
namespace {

using Move = ImprovementMove;
using State = ImprovementState;

constexpr size_t kMostEvidence = 100;
constexpr size_t kMostRevisions = 100;

// In the order of ImprovementMove.
constexpr absl::string_view kVerbs[] = {"start",  "submitEvidence", "discharge", "return",
                                        "reopen", "supersede",      "reject"};

MovedResource<State> Named(absl::string_view name) {
  return {"action", std::string(name), [](State state) { return Name(state); }};
}

absl::Status NotAllowed(State state, absl::string_view name) {
  return StateNotAllowed(kImprovementArrows, state, Named(name));
}

absl::Status Refused(absl::string_view reason, absl::string_view name, absl::string_view what) {
  return Error(absl::StatusCode::kFailedPrecondition, reason, absl::StrCat("the action ", what))
      .Precondition(reason, name, what)
      .Build();
}

absl::Status OwnerRequired(absl::string_view name) {
  return Refused("OWNER_REQUIRED", name, "has no owner: name one before it is started");
}

// A day of something that follows what is there.
void CheckDay(const ImprovementAction& action, absl::CivilDay before, const ImprovementStep& step,
              Faults& faults) {
  if (step.on > step.today) {
    fields::CheckNotInFuture(step.on, "on", step.today, faults);
  } else if (step.on < std::max(action.raised_on, before)) {
    faults.Add("DATE_OUT_OF_ORDER", "on",
               "must not lie before the day the action was raised, nor before what was recorded "
               "of it last");
  }
}

absl::CivilDay LastMovedOn(const ImprovementAction& action) {
  return action.transitions.empty() ? action.raised_on : action.transitions.back().on;
}

void AppendEvidence(const std::vector<ImprovementEvidence>& evidence, const ImprovementStep& step,
                    ImprovementAction& action, Faults& faults) {
  if (action.evidence.size() + evidence.size() > kMostEvidence) {
    faults.Add("TOO_MANY", "evidence",
               absl::StrCat("an action has at most ", kMostEvidence, " pieces of evidence"));
    return;
  }
  for (size_t i = 0; i < evidence.size(); ++i) {
    fields::CheckProse(evidence[i].description, absl::StrCat("evidence[", i, "].description"),
                       faults);
    fields::CheckLine(evidence[i].reference, absl::StrCat("evidence[", i, "].reference"), faults);
    ImprovementEvidence added = evidence[i];
    added.on = step.on;
    added.added_by = step.caller;
    added.recorded_at = step.recorded_at;
    added.after_transitions = static_cast<int32_t>(action.transitions.size());
    action.evidence.push_back(std::move(added));
  }
}

// Whether some was added since the action became what it is.
bool HasFreshEvidence(const ImprovementAction& action) {
  return !action.evidence.empty() && action.evidence.back().after_transitions ==
                                         static_cast<int32_t>(action.transitions.size());
}

void CheckSuperseding(const ImprovementAction& action, const std::string& by,
                      absl::Span<const ImprovementAction* const> actions, Faults& faults) {
  if (by.empty()) return fields::CheckGiven(by, "superseded_by", faults);
  const auto found = std::find_if(actions.begin(), actions.end(),
                                  [&](const ImprovementAction* other) { return other->id == by; });
  if (by == action.id || found == actions.end()) {
    faults.Add("SUPERSEDING_ACTION_INVALID", "superseded_by",
               "must be another action of the same plan");
  } else if ((*found)->state == State::kSuperseded || (*found)->state == State::kRejected) {
    faults.Add("SUPERSEDING_ACTION_INVALID", "superseded_by",
               absl::StrCat("must not be ", Name((*found)->state), " itself"));
  }
}

// What the move must bring.
void CheckDetails(const ImprovementAction& action, const ImprovementMoveDetails& details,
                  absl::Span<const ImprovementAction* const> actions, Faults& faults) {
  const Move move = details.move;
  if (move == Move::kReturn || move == Move::kReopen || move == Move::kReject) {
    fields::CheckGiven(details.reason, "reason", faults);
  }
  if (move == Move::kReject) fields::CheckGiven(details.at_body, "at_body", faults);
  fields::CheckOptionalLine(details.reason, "reason", faults);
  fields::CheckOptionalLine(details.at_body, "at_body", faults);
  fields::CheckOptionalLine(details.delegate, "delegate", faults);
  if (move == Move::kDischarge && details.at_body.empty() && details.delegate.empty()) {
    faults.Add("BODY_OR_DELEGATE_REQUIRED", "at_body",
               "must name the body that signs it off, or delegate whom it named for that");
  }
  // Sound texts alone can be compared.
  if (faults.empty() && !details.delegate.empty() && SameText(details.at_body, details.delegate)) {
    faults.Add("DELEGATE_IS_BODY", "delegate",
               "must be whom the body named, not the body: one that signs itself has no delegate");
  }
  if (move == Move::kSupersede) CheckSuperseding(action, details.superseded_by, actions, faults);
}

// Whether the person recorded evidence since the action became IN_PROGRESS last, which is that on
// which it is signed off, or submitted it.
bool GaveEvidence(const ImprovementAction& action, absl::string_view person) {
  const auto started =
      std::find_if(action.transitions.rbegin(), action.transitions.rend(),
                   [](const ImprovementTransition& step) { return step.to == State::kInProgress; });
  const bool submitted =
      std::any_of(action.transitions.rbegin(), started, [&](const ImprovementTransition& step) {
        return step.to == State::kReadyForSignOff && SamePerson(step.recorded_by, person);
      });
  const auto before = static_cast<int32_t>(action.transitions.rend() - started);
  return submitted || std::any_of(action.evidence.begin(), action.evidence.end(),
                                  [&](const ImprovementEvidence& evidence) {
                                    return evidence.after_transitions >= before &&
                                           SamePerson(evidence.added_by, person);
                                  });
}

bool IsOrWasOwner(const ImprovementAction& action, absl::string_view person) {
  return SamePerson(person, action.owner) ||
         std::any_of(action.earlier_owners.begin(), action.earlier_owners.end(),
                     [&](const std::string& owner) { return SamePerson(person, owner); });
}

// That another person signs, and was named to, than who answers or answered for the action or for
// what shows that it is done.
absl::Status CheckSecondPerson(const ImprovementAction& action, absl::string_view name,
                               const ImprovementMoveDetails& details, const std::string& caller) {
  for (const std::string* const person : {&caller, &details.delegate}) {
    if (person->empty()) continue;
    if (IsOrWasOwner(action, *person)) {
      return Refused("SIGNED_BY_OWNER", name,
                     "is signed off by another person than its owner or one that it had before");
    }
    if (GaveEvidence(action, *person)) {
      return Refused("SIGNED_BY_OWNER", name,
                     "is signed off by another person than who recorded or submitted its evidence");
    }
  }
  return absl::OkStatus();
}

// What must hold of the action, once the move begins in its state.
absl::Status CheckGuard(const ImprovementAction& action, absl::string_view name,
                        const ImprovementMoveDetails& details, const ImprovementStep& step) {
  if (details.move == Move::kStart && action.owner.empty()) return OwnerRequired(name);
  if (details.move == Move::kSubmitEvidence && !HasFreshEvidence(action)) {
    return Refused("EVIDENCE_REQUIRED", name,
                   "has no evidence of what was done since it became IN_PROGRESS");
  }
  if (details.move == Move::kDischarge) {
    return CheckSecondPerson(action, name, details, step.caller);
  }
  return absl::OkStatus();
}

}  // namespace

absl::string_view VerbOf(ImprovementMove move) { return NameIn(kVerbs, move); }

absl::StatusOr<ImprovementAction> Moved(const ImprovementAction& action, absl::string_view name,
                                        const ImprovementMoveDetails& details,
                                        const ImprovementStep& step,
                                        absl::Span<const ImprovementAction* const> actions) {
  ABSL_ASSIGN_OR_RETURN(
      const State to, Follow(kImprovementArrows, action.state, VerbOf(details.move), Named(name)));
  Faults faults;
  CheckDay(action, LastMovedOn(action), step, faults);
  CheckDetails(action, details, actions, faults);
  ImprovementAction moved = action;
  if (details.move == Move::kSubmitEvidence) {
    AppendEvidence(details.evidence, step, moved, faults);
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_RETURN_IF_ERROR(CheckGuard(moved, name, details, step));
  ImprovementTransition transition{.from = action.state,
                                   .to = to,
                                   .on = step.on,
                                   .recorded_by = step.caller,
                                   .recorded_at = step.recorded_at,
                                   .reason = details.reason,
                                   .at_body = details.at_body,
                                   .delegate = details.delegate,
                                   .signed_by = ""};
  if (details.move == Move::kDischarge) transition.signed_by = step.caller;
  moved.state = to;
  if (details.move == Move::kSupersede) moved.superseded_by = details.superseded_by;
  moved.transitions.push_back(std::move(transition));
  return moved;
}

absl::StatusOr<ImprovementAction> DueRevised(const ImprovementAction& action,
                                             absl::string_view name, absl::CivilDay due,
                                             absl::string_view reason,
                                             const ImprovementStep& step) {
  if (!IsOpen(action.state)) return NotAllowed(action.state, name);
  Faults faults;
  CheckDay(action, action.due_revisions.empty() ? action.raised_on : action.due_revisions.back().on,
           step, faults);
  fields::CheckLine(reason, "reason", faults);
  if (due < step.on) {
    faults.Add("DUE_IN_PAST", "due", "must not lie before the day of the decision");
  } else if (CurrentDue(action) == due) {
    faults.Add("DUE_UNCHANGED", "due", "is the present date");
  }
  if (action.due_revisions.size() >= kMostRevisions) {
    faults.Add("TOO_MANY", "due",
               absl::StrCat("the date of an action is moved at most ", kMostRevisions, " times"));
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ImprovementAction revised = action;
  revised.due_revisions.push_back({.on = step.on,
                                   .due = due,
                                   .reason = std::string(reason),
                                   .recorded_by = step.caller,
                                   .recorded_at = step.recorded_at});
  return revised;
}

absl::StatusOr<ImprovementAction> EvidenceAdded(const ImprovementAction& action,
                                                absl::string_view name,
                                                const std::vector<ImprovementEvidence>& evidence,
                                                const ImprovementStep& step) {
  if (action.state != State::kInProgress && action.state != State::kReadyForSignOff) {
    return NotAllowed(action.state, name);
  }
  Faults faults;
  CheckDay(action, LastMovedOn(action), step, faults);
  if (evidence.empty()) faults.Add("FIELD_REQUIRED", "evidence", "must be given");
  ImprovementAction with = action;
  AppendEvidence(evidence, step, with, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return with;
}

ImprovementAction OwnerChanged(const ImprovementAction& action, const std::string& owner,
                               const ImprovementStep& step) {
  ImprovementAction changed = action;
  if (owner == action.owner) return changed;
  changed.owner = owner;
  changed.owner_changes.push_back({step.on, action.owner, step.caller, step.recorded_at});
  if (action.owner.empty()) return changed;
  std::vector<std::string>& earlier = changed.earlier_owners;
  if (std::find(earlier.begin(), earlier.end(), action.owner) == earlier.end()) {
    earlier.push_back(action.owner);
  }
  return changed;
}

absl::Status CheckRewrite(const ImprovementAction& action, absl::string_view name,
                          const ImprovementAction& next) {
  if (action.state != State::kNotStarted && action.state != State::kInProgress) {
    return NotAllowed(action.state, name);
  }
  if (action.state == State::kInProgress && next.owner.empty()) {
    return Refused("OWNER_REQUIRED", name, "was started: it is given another owner, but not none");
  }
  return absl::OkStatus();
}

}  // namespace copperplate::delivery
