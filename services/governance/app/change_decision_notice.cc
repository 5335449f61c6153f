#include "services/governance/app/change_decision_notice.h"

#include <string>

#include "libs/status/status_macros.h"
#include "services/governance/app/recorded_steps.h"

namespace copperplate::governance {
namespace {

// What people say of it, among what else the force has.
absl::Status CheckNotice(const DecisionsRoot::Content& content, const DecisionNotice& notice) {
  ABSL_ASSIGN_OR_RETURN(const bool taken, content.reference_taken(notice.reference));
  Faults faults = Validate(notice, taken);
  if (!notice.decision.empty()) {
    ABSL_ASSIGN_OR_RETURN(const auto decision, content.decision(notice.decision));
    if (!decision.has_value()) faults.Add("DECISION_UNKNOWN", "decision", "is not there");
  }
  if (!notice.signatory.empty()) {
    ABSL_ASSIGN_OR_RETURN(const auto office, content.office(notice.signatory));
    if (!office.has_value()) faults.Add("OFFICE_UNKNOWN", "signatory", "is not there");
  }
  return faults.ToStatus();
}

// Of the office that signs.
absl::StatusOr<std::string> HolderOfSignatory(const DecisionsRoot::Content& content,
                                              const DecisionNotice& notice, absl::CivilDay day) {
  ABSL_ASSIGN_OR_RETURN(const auto office, content.office(notice.signatory));
  if (!office.has_value()) return absl::InternalError("a notice that no office signs");
  const Tenure* const tenure = HolderOn(*office, day);
  return tenure == nullptr ? std::string() : tenure->holder;
}

// Whether the decision is taken at an item of a body that does not hold the meeting. One that is
// taken outside meetings is the Commissioner's, and may be agreed to by any body.
bool IsOfOtherBody(const Decision& decision, const MeetingDay& meeting) {
  decltype(kAgendaItemName)::Ids ids;
  if (!kAgendaItemName.Matches(decision.item, ids)) return false;
  const auto& [force, body, of_meeting, item] = ids;
  return body != meeting.body;
}

// What the move looks at beside the notice and its decision, which the facts refer to already.
absl::Status ReadMoveFacts(const DecisionsRoot::Content& content, const DecisionNotice& notice,
                           const NoticeMoveDetails& details, const RecordedStep& step,
                           NoticeMoveFacts& facts) {
  if (details.move == NoticeMove::kAgreeToSign) {
    ABSL_ASSIGN_OR_RETURN(const auto outcome, content.outcome(details.outcome));
    if (outcome.has_value()) {
      facts.outcome_agreed = outcome->outcome.has_value() && IsAgreement(*outcome->outcome);
      facts.outcome_of_other_body = IsOfOtherBody(*facts.decision, *outcome);
      facts.outcome_on = outcome->on;
    }
  }
  if (details.move == NoticeMove::kSign) {
    ABSL_ASSIGN_OR_RETURN(facts.office_holder, HolderOfSignatory(content, notice, step.on));
  }
  if (details.move == NoticeMove::kPublish && !facts.decision->item.empty()) {
    ABSL_ASSIGN_OR_RETURN(const auto item, content.item(facts.decision->item));
    facts.item_restricted = item.has_value() && item->restricted;
  }
  if (details.move == NoticeMove::kPublish && !notice.agreed_by.empty()) {
    ABSL_ASSIGN_OR_RETURN(const auto outcome, content.outcome(notice.agreed_by));
    facts.item_restricted |= outcome.has_value() && outcome->restricted;
  }
  return absl::OkStatus();
}

}  // namespace

void GovernancePartRules<DecisionNotice>::Keep(const DecisionNotice& present,
                                               DecisionNotice& next) {
  next.state = present.state;
  next.changes = present.changes;
  next.agreed_by = present.agreed_by;
  next.signed_on = present.signed_on;
  next.signed_by = present.signed_by;
  next.publication = present.publication;
}

PartChanged<DecisionNotice> CreateDecisionNotice(PartRepository<DecisionNotice>& notices,
                                                 const RequestContext& context,
                                                 const DecisionNotice& asked, WriteMode mode,
                                                 const DecisionNoticePrinter& print) {
  const auto decide = [&](const DecisionsRoot::Content& content,
                          const DecisionNoticeRecord* present) -> DecidedPart<DecisionNotice> {
    if (present != nullptr) return PartExists<DecisionNotice>();
    ABSL_RETURN_IF_ERROR(CheckNotice(content, asked));
    return Created(DecisionNoticeRecord{asked, {}});
  };
  const PartPath path = {asked.id};
  return notices.Change(context, {.path = path, .decide = decide, .mode = mode, .print = print});
}

PartChanged<DecisionNotice> RewriteDecisionNotice(PartRepository<DecisionNotice>& notices,
                                                  const RequestContext& context,
                                                  const PartPath& path, const Asked& asked,
                                                  MergePart<DecisionNotice> merge,
                                                  const DecisionNoticePrinter& print) {
  const std::string name = NameAt<DecisionNotice>(context.force, path);
  const auto next = [&](const DecisionsRoot::Content& content,
                        const DecisionNotice& present) -> absl::StatusOr<DecisionNotice> {
    ABSL_RETURN_IF_ERROR(CheckRewrite(present, name));
    ABSL_ASSIGN_OR_RETURN(DecisionNotice rewritten, merge(DecisionNoticeRecord{present, {}}));
    GovernancePartRules<DecisionNotice>::Keep(present, rewritten);
    ABSL_RETURN_IF_ERROR(CheckNotice(content, rewritten));
    return rewritten;
  };
  return ChangePart<DecisionNotice>(notices, context, path, asked, next, print);
}

PartChanged<DecisionNotice> MoveDecisionNotice(PartRepository<DecisionNotice>& notices,
                                               const RequestContext& context, const PartPath& path,
                                               const Asked& asked, const NoticeMoveDetails& details,
                                               std::optional<absl::CivilDay> on,
                                               const DecisionNoticePrinter& print) {
  const std::string name = NameAt<DecisionNotice>(context.force, path);
  const auto next = [&](const DecisionsRoot::Content& content,
                        const DecisionNotice& present) -> absl::StatusOr<DecisionNotice> {
    ABSL_ASSIGN_OR_RETURN(const auto decision, content.decision(present.decision));
    if (!decision.has_value()) return absl::InternalError("a notice of no decision");
    const RecordedStep step = StepOf(context, content.now, on);
    NoticeMoveFacts facts;
    facts.decision = &*decision;
    ABSL_RETURN_IF_ERROR(ReadMoveFacts(content, present, details, step, facts));
    return Moved(present, name, details, facts, step);
  };
  return ChangePart<DecisionNotice>(notices, context, path, asked, next, print,
                                    VerbOf(details.move));
}

}  // namespace copperplate::governance
