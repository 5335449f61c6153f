#include "services/governance/domain/risk.h"

#include <algorithm>
#include <utility>

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/status/status_macros.h"
#include "libs/text/words.h"
#include "services/governance/domain/refusal.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kRiskStates[] = {"PROPOSED", "OPEN", "CLOSED"};
constexpr absl::string_view kRiskTreatments[] = {"TREAT", "TOLERATE", "TRANSFER", "TERMINATE"};
// In the order of RiskMove.
constexpr absl::string_view kRiskVerbs[] = {"open", "close", "reopen"};
constexpr size_t kLongestRiskReference = 100;

MovedResource<RiskState> RiskNamed(absl::string_view name) {
  return {"risk", std::string(name), [](RiskState state) { return Name(state); }};
}

// The change that ended what held at the end of the day; null where it holds still.
const TreatmentChange* TreatmentEnded(const Risk& risk, const AsKnown& known) {
  for (const TreatmentChange& change : risk.treatment_changes) {
    if (!known.Has(change.on, change.recorded_at)) return &change;
  }
  return nullptr;
}

// The day before which nothing may be said of it any more.
absl::CivilDay LastRewrittenOn(const Risk& risk) {
  absl::CivilDay day = risk.proposed_on;
  if (!risk.ownership.changes.empty()) day = std::max(day, risk.ownership.changes.back().on);
  if (!risk.treatment_changes.empty()) day = std::max(day, risk.treatment_changes.back().on);
  return day;
}

absl::Status RiskOwnerRequired(absl::string_view name) {
  return Refused("OWNER_REQUIRED", "the risk", name, "is not open without an owner");
}

}  // namespace

absl::string_view Name(RiskState state) { return NameIn(kRiskStates, state); }

absl::string_view Name(RiskTreatment treatment) { return NameIn(kRiskTreatments, treatment); }

absl::string_view VerbOf(RiskMove move) { return NameIn(kRiskVerbs, move); }

RiskTreatment TreatmentAsKnown(const Risk& risk, const AsKnown& known) {
  const TreatmentChange* const ended = TreatmentEnded(risk, known);
  return ended == nullptr ? risk.treatment : ended->treatment;
}

std::optional<absl::CivilDay> NextReviewAsKnown(const Risk& risk, const AsKnown& known) {
  const TreatmentChange* const ended = TreatmentEnded(risk, known);
  return ended == nullptr ? risk.next_review : ended->next_review;
}

Faults Validate(const Risk& risk, const RiskFacts& facts, absl::CivilDay today) {
  Faults faults;
  fields::CheckId(risk.id, "id", faults);
  fields::CheckLine(risk.reference, "reference", faults, kLongestRiskReference);
  if (facts.reference_taken) faults.Add("REFERENCE_TAKEN", "reference", "is that of another risk");
  fields::CheckLine(risk.title, "title", faults);
  fields::CheckProse(risk.cause, "cause", faults);
  fields::CheckProse(risk.event, "event", faults);
  fields::CheckProse(risk.effect, "effect", faults);
  fields::CheckOptionalLine(risk.ownership.owner, "owner", faults);
  CheckOwnerOffice(facts.office_missing, faults);
  fields::CheckLine(risk.category, "category", faults, kLongestRiskReference);
  fields::CheckLines(risk.objectives, "objectives", faults);
  fields::CheckNotInFuture(risk.proposed_on, "proposed_on", today, faults);
  fields::CheckNotBefore(risk.next_review, "next_review", risk.proposed_on,
                         "the day it was proposed", faults);
  return faults;
}

absl::StatusOr<Risk> Moved(const Risk& risk, absl::string_view name, const RiskMoveDetails& details,
                           const RecordedStep& step) {
  ABSL_ASSIGN_OR_RETURN(const RiskState to,
                        Follow(kRiskArrows, risk.state, VerbOf(details.move), RiskNamed(name)));
  Faults faults;
  CheckStepDay(step, LastChangedOn(risk.changes, risk.proposed_on), faults);
  CheckKept(risk.changes.size() + 1, "name", faults);
  if (details.move != RiskMove::kOpen) fields::CheckGiven(details.reason, "reason", faults);
  fields::CheckOptionalLine(details.reason, "reason", faults);
  if (details.move == RiskMove::kClose) fields::CheckGiven(details.body, "body", faults);
  if (details.body_missing) faults.Add("BODY_UNKNOWN", "body", "is not a body of the force");
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (to == RiskState::kOpen && risk.ownership.owner.empty()) return RiskOwnerRequired(name);
  Risk moved = risk;
  StateChange<RiskState> change = ChangeOf(risk.state, to, step, details.reason);
  change.decided_at = details.body;
  moved.changes.push_back(std::move(change));
  moved.state = to;
  return moved;
}

absl::StatusOr<Risk> Rewritten(const Risk& risk, absl::string_view name, const Risk& asked,
                               const RiskFacts& facts, const RecordedStep& step) {
  if (risk.state == RiskState::kClosed) {
    return StateNotAllowed(kRiskArrows, risk.state, RiskNamed(name));
  }
  Risk next = asked;
  next.id = risk.id;
  next.ownership = HandedOver(risk.ownership, asked.ownership.owner, step);
  next.treatment_changes = risk.treatment_changes;
  if (next.treatment != risk.treatment || next.next_review != risk.next_review) {
    next.treatment_changes.push_back(
        {step.on, risk.treatment, risk.next_review, step.caller, step.recorded_at});
  }
  next.proposed_on = risk.proposed_on;
  next.state = risk.state;
  next.changes = risk.changes;
  Faults faults = Validate(next, facts, step.today);
  CheckStepDay(step, LastRewrittenOn(risk), faults);
  CheckKept(next.ownership.changes.size(), "owner", faults);
  CheckKept(next.treatment_changes.size(), "treatment", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (risk.state == RiskState::kOpen && next.ownership.owner.empty()) {
    return RiskOwnerRequired(name);
  }
  return next;
}

}  // namespace copperplate::governance
