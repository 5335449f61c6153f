#include "services/governance/domain/decision_moves.h"

#include <algorithm>
#include <utility>

#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

// In the order of DecisionMove.
constexpr absl::string_view kDecisionVerbs[] = {"take", "publish", "recordExemption", "record",
                                                "revoke"};

MovedResource<DecisionState> DecisionNamed(absl::string_view name) {
  return {"decision", std::string(name), [](DecisionState state) { return Name(state); }};
}

// Of those from TAKEN: one of significant public interest does not end unpublished and unexplained.
bool IsOpenArrow(const Decision& decision, const Arrow<DecisionState>& arrow) {
  if (arrow.from != DecisionState::kTaken) return true;
  const bool for_public =
      arrow.to == DecisionState::kPublished || arrow.to == DecisionState::kExemptRecorded;
  return for_public == decision.spi.value_or(true);
}

void CheckRevoking(const Decision& decision, const DecisionMoveDetails& details,
                   const DecisionMoveFacts& facts, const RecordedStep& step, Faults& faults) {
  if (facts.revoked_another_on.has_value() && step.on < *facts.revoked_another_on) {
    faults.Add("REVOKED_BEFORE_LATER_DECISION", "on",
               "must not lie before the day on which it revoked another decision");
  }
  if (details.revoked_by.empty()) {
    return fields::CheckGiven(details.revoked_by, "revoked_by", faults);
  }
  const Decision* const later = facts.revoking;
  if (later == nullptr || later->id == decision.id || !later->taken_on.has_value() ||
      later->state == DecisionState::kRevoked || *later->taken_on < *decision.taken_on) {
    faults.Add("REVOKING_DECISION_INVALID", "revoked_by",
               "must be another decision, taken no earlier than this one and not revoked itself");
  } else if (step.on < *later->taken_on) {
    faults.Add("REVOKED_BEFORE_LATER_DECISION", "on",
               "must not lie before the day on which the decision that revokes it was taken");
  }
}

void CheckDecisionDetails(const Decision& decision, const DecisionMoveDetails& details,
                          const DecisionMoveFacts& facts, const RecordedStep& step,
                          Faults& faults) {
  fields::CheckOptionalLine(details.reason, "reason", faults);
  switch (details.move) {
    case DecisionMove::kTake:
      fields::CheckLine(details.taken_by, "taken_by", faults);
      if (facts.meeting.has_value() && facts.meeting->on != step.on) {
        faults.Add("DATE_NOT_OF_MEETING", "on", "must be the day of the meeting of its item");
      }
      break;
    case DecisionMove::kPublish:
      CheckUrl(details.url, "url", faults);
      break;
    case DecisionMove::kRecordExemption:
      CheckExemption(details.exemption, step.on, faults);
      break;
    case DecisionMove::kRevoke:
      CheckRevoking(decision, details, facts, step, faults);
      break;
    case DecisionMove::kRecord:
      break;
  }
}

absl::Status CheckTaking(const Decision& decision, absl::string_view name,
                         const DecisionMoveDetails& details, const DecisionMoveFacts& facts,
                         const RecordedStep& step) {
  Unmet unmet;
  if (!decision.spi.has_value()) {
    unmet.Add("SPI_REQUIRED", name,
              "needs to be determined to be of significant public interest or not");
  }
  const bool left = std::any_of(
      facts.left_for_item.begin(), facts.left_for_item.end(), [&](const std::string& person) {
        return IsOnePerson(person, details.taken_by, facts.offices, step.on);
      });
  if (left) {
    unmet.Add("DECIDER_LEFT_ITEM", name,
              "is not taken by somebody who declared an interest and left for its item");
  }
  if (facts.meeting.has_value() && !facts.meeting->held) {
    unmet.Add("MEETING_NOT_HELD", facts.meeting->name, "has not begun, or does not take place");
  }
  return unmet.ToStatus();
}

absl::Status CheckDecisionPublishing(const Decision& decision, absl::string_view name,
                                     const DecisionMoveFacts& facts) {
  Unmet unmet;
  if (decision.sensitive()) {
    unmet.Add("MARKED_OFFICIAL_SENSITIVE", name,
              "is marked OFFICIAL_SENSITIVE and not published: record its exemption");
  }
  if (facts.item_restricted) {
    unmet.Add("ITEM_RESTRICTED", name,
              "is of a restricted item and not published: record its exemption");
  }
  return unmet.ToStatus();
}

// Writes down what the move brought.
void WriteDown(const DecisionMoveDetails& details, const RecordedStep& step, Decision& decision) {
  switch (details.move) {
    case DecisionMove::kTake:
      decision.taken_on = step.on;
      decision.taken_by = details.taken_by;
      break;
    case DecisionMove::kPublish:
      decision.publication = Publication{details.url, step.on, step.caller, step.recorded_at};
      break;
    case DecisionMove::kRecordExemption:
      decision.exemption = details.exemption;
      break;
    case DecisionMove::kRevoke:
      decision.revoked_by = details.revoked_by;
      break;
    case DecisionMove::kRecord:
      break;
  }
}

}  // namespace

absl::string_view VerbOf(DecisionMove move) { return NameIn(kDecisionVerbs, move); }

absl::StatusOr<Decision> Moved(const Decision& decision, absl::string_view name,
                               const DecisionMoveDetails& details, const DecisionMoveFacts& facts,
                               const RecordedStep& step) {
  const auto open = [&](const Arrow<DecisionState>& arrow) { return IsOpenArrow(decision, arrow); };
  ABSL_ASSIGN_OR_RETURN(
      const DecisionState to,
      Follow(kDecisionArrows, decision.state, VerbOf(details.move), DecisionNamed(name), open));
  Faults faults;
  CheckStepDay(step, LastChangedOn(decision.changes, absl::CivilDay::min()), faults);
  CheckDecisionDetails(decision, details, facts, step, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (details.move == DecisionMove::kTake) {
    ABSL_RETURN_IF_ERROR(CheckTaking(decision, name, details, facts, step));
  }
  if (details.move == DecisionMove::kPublish) {
    ABSL_RETURN_IF_ERROR(CheckDecisionPublishing(decision, name, facts));
  }
  Decision moved = decision;
  moved.changes.push_back(ChangeOf(decision.state, to, step, details.reason));
  moved.state = to;
  WriteDown(details, step, moved);
  return moved;
}

absl::Status CheckRewrite(const Decision& decision, absl::string_view name) {
  if (decision.state == DecisionState::kProposed) return absl::OkStatus();
  const auto open = [&](const Arrow<DecisionState>& arrow) { return IsOpenArrow(decision, arrow); };
  return StateNotAllowed(kDecisionArrows, decision.state, DecisionNamed(name), open);
}

}  // namespace copperplate::governance
