#include "services/governance/domain/decision_notice.h"

#include <utility>

#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/person/person.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

// In the order of NoticeMove.
constexpr absl::string_view kNoticeVerbs[] = {"agreeToSign", "sign", "publish", "withdraw"};
constexpr size_t kLongestNoticeReference = 100;

MovedResource<NoticeState> NoticeNamed(absl::string_view name) {
  return {"decision notice", std::string(name), [](NoticeState state) { return Name(state); }};
}

void CheckNoticeOutcome(const NoticeMoveDetails& details, const NoticeMoveFacts& facts,
                        const RecordedStep& step, Faults& faults) {
  if (details.outcome.empty()) return fields::CheckGiven(details.outcome, "outcome", faults);
  if (!facts.outcome_agreed.has_value()) {
    faults.Add("OUTCOME_UNKNOWN", "outcome", "is not there");
  } else if (facts.outcome_of_other_body) {
    faults.Add("OUTCOME_OF_OTHER_BODY", "outcome",
               "must be of the body at whose item the decision is taken");
  } else if (!*facts.outcome_agreed) {
    faults.Add("OUTCOME_NOT_AGREED", "outcome", "must be one that agreed to or approved it");
  } else if (facts.outcome_on != step.on) {
    faults.Add("DATE_NOT_OF_MEETING", "on", "must be the day of the meeting that agreed");
  }
}

void CheckNoticeDetails(const NoticeMoveDetails& details, const NoticeMoveFacts& facts,
                        const RecordedStep& step, Faults& faults) {
  if (details.move == NoticeMove::kWithdraw) fields::CheckGiven(details.reason, "reason", faults);
  fields::CheckOptionalLine(details.reason, "reason", faults);
  if (details.move == NoticeMove::kAgreeToSign) CheckNoticeOutcome(details, facts, step, faults);
  if (details.move == NoticeMove::kSign) fields::CheckLine(details.signed_by, "signed_by", faults);
  if (details.move == NoticeMove::kPublish) CheckUrl(details.url, "url", faults);
}

void CheckSigning(const NoticeMoveDetails& details, const NoticeMoveFacts& facts,
                  const RecordedStep& step, absl::string_view name, Unmet& unmet) {
  const Decision& decision = *facts.decision;
  if (!decision.taken_on.has_value()) {
    unmet.Add("DECISION_NOT_TAKEN", name, "needs its decision to be taken before it is signed");
  } else if (decision.state == DecisionState::kRevoked) {
    unmet.Add("DECISION_REVOKED", name, "is of a decision that was revoked");
  } else if (step.on < *decision.taken_on) {
    unmet.Add("SIGNED_BEFORE_DECISION", name, "is signed no earlier than its decision is taken");
  }
  if (facts.office_holder.empty() || !SamePerson(details.signed_by, facts.office_holder)) {
    unmet.Add("SIGNATORY_NOT_HOLDER", name,
              "is signed by who holds the signatory's office on that day");
  }
}

void CheckPublishing(const NoticeMoveFacts& facts, absl::string_view name, Unmet& unmet) {
  if (facts.decision->sensitive()) {
    unmet.Add("MARKED_OFFICIAL_SENSITIVE", name,
              "is of a decision marked OFFICIAL_SENSITIVE and not published");
  }
  if (facts.decision->state == DecisionState::kRevoked) {
    unmet.Add("DECISION_REVOKED", name, "is of a decision that was revoked");
  }
  if (facts.decision->exemption.has_value()) {
    unmet.Add("DECISION_EXEMPT", name, "is of a decision that is exempt from publication");
  }
  if (facts.item_restricted) {
    unmet.Add("ITEM_RESTRICTED", name,
              "is of a decision at a restricted item, or was agreed to at one");
  }
}

}  // namespace

absl::string_view VerbOf(NoticeMove move) { return NameIn(kNoticeVerbs, move); }

Faults Validate(const DecisionNotice& notice, bool reference_taken) {
  Faults faults;
  fields::CheckId(notice.id, "id", faults);
  fields::CheckLine(notice.reference, "reference", faults, kLongestNoticeReference);
  if (reference_taken) faults.Add("REFERENCE_TAKEN", "reference", "is that of another notice");
  fields::CheckGiven(notice.decision, "decision", faults);
  fields::CheckLine(notice.title, "title", faults);
  fields::CheckOptionalLine(notice.instrument, "instrument", faults);
  fields::CheckGiven(notice.signatory, "signatory", faults);
  return faults;
}

absl::StatusOr<DecisionNotice> Moved(const DecisionNotice& notice, absl::string_view name,
                                     const NoticeMoveDetails& details, const NoticeMoveFacts& facts,
                                     const RecordedStep& step) {
  ABSL_ASSIGN_OR_RETURN(const NoticeState to, Follow(kNoticeArrows, notice.state,
                                                     VerbOf(details.move), NoticeNamed(name)));
  Faults faults;
  CheckStepDay(step, LastChangedOn(notice.changes, absl::CivilDay::min()), faults);
  CheckNoticeDetails(details, facts, step, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  Unmet unmet;
  if (details.move == NoticeMove::kSign) CheckSigning(details, facts, step, name, unmet);
  if (details.move == NoticeMove::kPublish) CheckPublishing(facts, name, unmet);
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  DecisionNotice moved = notice;
  StateChange<NoticeState> change = ChangeOf(notice.state, to, step, details.reason);
  change.decided_at = details.outcome;
  moved.changes.push_back(std::move(change));
  moved.state = to;
  if (details.move == NoticeMove::kAgreeToSign) moved.agreed_by = details.outcome;
  if (details.move == NoticeMove::kSign) {
    moved.signed_on = step.on;
    moved.signed_by = details.signed_by;
  }
  if (details.move == NoticeMove::kPublish) {
    moved.publication = Publication{details.url, step.on, step.caller, step.recorded_at};
  }
  return moved;
}

absl::Status CheckRewrite(const DecisionNotice& notice, absl::string_view name) {
  if (notice.state == NoticeState::kDraft) return absl::OkStatus();
  return StateNotAllowed(kNoticeArrows, notice.state, NoticeNamed(name));
}

}  // namespace copperplate::governance
