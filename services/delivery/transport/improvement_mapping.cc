#include "services/delivery/transport/improvement_mapping.h"

#include "libs/api/enum_field.h"
#include "libs/api/header.h"
#include "libs/api/instant.h"
#include "libs/fields/civil.h"
#include "libs/time/civil.h"
#include "services/delivery/app/ports/improvement_names.h"
#include "services/delivery/transport/improvement_requests.h"
#include "services/delivery/transport/mapping_fields.h"

namespace copperplate::delivery {
namespace {

static_assert(v1::ImprovementPlan::OFFICIAL_SENSITIVE ==
              static_cast<int>(Marking::kOfficialSensitive) + 1);
static_assert(v1::ImprovementPlan::Marking_MAX == v1::ImprovementPlan::OFFICIAL_SENSITIVE);
static_assert(v1::Finding::RECOMMENDATION == static_cast<int>(FindingKind::kRecommendation) + 1);
static_assert(v1::Finding::Kind_MAX == v1::Finding::RECOMMENDATION);
static_assert(v1::ImprovementAction::REJECTED == static_cast<int>(ImprovementState::kRejected) + 1);
static_assert(v1::ImprovementAction::State_MAX == v1::ImprovementAction::REJECTED);

// A foreign resource's name: of the pattern, or empty.
template <class Pattern>
void CheckForeignName(const Pattern& pattern, const std::string& name, absl::string_view field,
                      Faults& faults) {
  if (!name.empty()) pattern.Match(name, field, faults);
}

void WriteAction(absl::string_view force, absl::string_view plan,
                 const ImprovementStanding& standing, v1::ImprovementPlanSummary::Action& out) {
  const ImprovementAction& action = *standing.action;
  out.set_name(kImprovementActionName.Format(force, plan, action.id));
  out.set_number(action.number);
  out.set_text(action.text);
  out.set_owner(standing.owner);
  out.set_state(api::ToProto<v1::ImprovementAction::State>(standing.state));
  out.set_original_due(DateText(action.original_due));
  out.set_current_due(DateText(standing.due));
  if (standing.slippage_days.has_value()) out.set_slippage_days(*standing.slippage_days);
  out.set_revision_count(standing.revision_count);
  out.set_overdue(standing.overdue);
  out.set_due_soon(standing.due_soon);
  out.set_reopened(standing.reopened);
}

}  // namespace

ImprovementPlan ReadImprovementPlan(absl::string_view id, const v1::ImprovementPlan& message,
                                    Faults& faults) {
  ImprovementPlan plan;
  plan.id = std::string(id);
  plan.title = message.title();
  plan.source_report = message.source_report();
  plan.owner = message.owner();
  plan.review_every_months = message.review_every_months();
  CheckForeignName(kSourceReportName, plan.source_report, "source_report", faults);
  plan.marking = api::ReadEnum<Marking>(message.marking(), "marking", faults);
  CheckNumberGiven(plan.review_every_months, "review_every_months", faults);
  faults.AddRuleFaults(Validate(plan));
  return plan;
}

Finding ReadFinding(absl::string_view id, const v1::Finding& message, absl::CivilDay today,
                    Faults& faults) {
  Finding finding;
  finding.id = std::string(id);
  finding.number = message.number();
  finding.text = message.text();
  finding.recommendation = message.recommendation();
  finding.recommendation_copy = message.recommendation_copy();
  finding.found_on = fields::ReadOptionalDate(message.found_on(), "found_on", faults);
  if (finding.found_on.has_value()) {
    fields::CheckNotInFuture(*finding.found_on, "found_on", today, faults);
  }
  CheckForeignName(kRecommendationName, finding.recommendation, "recommendation", faults);
  // Whether it needs a recommendation is not known of one without.
  if (api::CheckEnum(message.kind(), "kind", faults)) {
    finding.kind = api::FromProto<FindingKind>(message.kind());
  }
  CheckNumberGiven(finding.number, "number", faults);
  faults.AddRuleFaults(Validate(finding));
  return finding;
}

PlanReview ReadPlanReview(absl::string_view id, const v1::PlanReview& message, absl::CivilDay today,
                          Faults& faults) {
  PlanReview review;
  review.id = std::string(id);
  review.on = fields::ReadDate(message.on(), "on", faults);
  review.at_body = message.at_body();
  faults.AddRuleFaults(Validate(review, today));
  return review;
}

v1::ImprovementPlan WriteImprovementPlan(absl::string_view force,
                                         const ImprovementPlanRecord& record) {
  const ImprovementPlan& plan = record.plan;
  v1::ImprovementPlan out;
  out.set_name(kImprovementPlanName.Format(force, plan.id));
  api::WriteHeader(record.header, out);
  out.set_title(plan.title);
  out.set_source_report(plan.source_report);
  out.set_owner(plan.owner);
  out.set_review_every_months(plan.review_every_months);
  out.set_marking(api::ToProto<v1::ImprovementPlan::Marking>(plan.marking));
  return out;
}

v1::Finding WriteFinding(absl::string_view force, absl::string_view plan,
                         const FindingRecord& record) {
  const Finding& finding = record.finding;
  v1::Finding out;
  out.set_name(kFindingName.Format(force, plan, finding.id));
  api::WriteHeader(record.header, out);
  out.set_number(finding.number);
  out.set_kind(api::ToProto<v1::Finding::Kind>(finding.kind));
  out.set_text(finding.text);
  out.set_recommendation(finding.recommendation);
  out.set_recommendation_copy(finding.recommendation_copy);
  out.set_found_on(DateText(finding.found_on));
  if (finding.copied_at.has_value()) {
    api::WriteInstant(*finding.copied_at, *out.mutable_recommendation_copy_time());
  }
  return out;
}

v1::PlanReview WritePlanReview(absl::string_view force, absl::string_view plan,
                               const PlanReviewRecord& record) {
  const PlanReview& review = record.review;
  v1::PlanReview out;
  out.set_name(kPlanReviewName.Format(force, plan, review.id));
  api::WriteHeader(record.header, out);
  out.set_on(FormatDate(review.on));
  out.set_at_body(review.at_body);
  out.set_recorded_by(review.recorded_by);
  return out;
}

v1::ImprovementPlanSummary WriteImprovementSummary(absl::string_view force,
                                                   const SummarisedImprovementPlan& summarised,
                                                   absl::CivilDay as_of) {
  const ImprovementPlan& plan = summarised.content.plan.plan;
  const ImprovementSummary& summary = summarised.summary;
  v1::ImprovementPlanSummary out;
  out.set_name(kImprovementPlanName.Format(force, plan.id));
  out.set_title(plan.title);
  out.set_as_of(FormatDate(as_of));
  out.set_total(summary.total);
  out.set_open(summary.open);
  out.set_not_started(summary.InState(ImprovementState::kNotStarted));
  out.set_in_progress(summary.InState(ImprovementState::kInProgress));
  out.set_ready_for_sign_off(summary.InState(ImprovementState::kReadyForSignOff));
  out.set_discharged(summary.InState(ImprovementState::kDischarged));
  out.set_superseded(summary.InState(ImprovementState::kSuperseded));
  out.set_rejected(summary.InState(ImprovementState::kRejected));
  out.set_overdue(summary.overdue);
  out.set_due_soon(summary.due_soon);
  out.set_undated(summary.undated);
  out.set_reopened(summary.reopened);
  out.set_without_owner(summary.without_owner);
  out.set_last_review(DateText(summary.last_review));
  out.set_next_review(DateText(summary.next_review));
  out.set_review_overdue(summary.review_overdue);
  for (size_t kind = 0; kind < summary.findings.size(); ++kind) {
    v1::ImprovementPlanSummary::KindCount& count = *out.add_findings();
    count.set_kind(api::ToProto<v1::Finding::Kind>(static_cast<FindingKind>(kind)));
    count.set_count(summary.findings[kind]);
  }
  for (const ImprovementStanding& standing : summary.standings) {
    WriteAction(force, plan.id, standing, *out.add_actions());
  }
  return out;
}

}  // namespace copperplate::delivery
