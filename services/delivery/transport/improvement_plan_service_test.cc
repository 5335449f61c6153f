// Improvement plans, their findings, reviews and summary.
#include <gmock/gmock.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "libs/time/clock.h"
#include "services/delivery/transport/testing/improvement_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using testing::StatusIs;

TEST_F(ImprovementServiceTest, APlanIsCreatedReadListedAndChanged) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementPlan created,
                            As(analyst_, &PlanStub::CreateImprovementPlan, NewPlan()));
  EXPECT_EQ(created.name(), kPlanOfTests);
  EXPECT_EQ(created.uid().size(), 36u);
  EXPECT_EQ(created.created_by(), "analyst-1");
  EXPECT_EQ(created.updated_by(), "analyst-1");
  EXPECT_EQ(NewestEvent(), absl::StrCat("improvement_plan.created analyst-1 ", kPlanOfTests));
  EXPECT_THAT(As(analyst_, &PlanStub::CreateImprovementPlan, NewPlan()),
              HasReason("IMPROVEMENT_PLAN_EXISTS"));
  v1::GetImprovementPlanRequest get;
  get.set_name(kPlanOfTests);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementPlan got,
                            As(viewer_, &PlanStub::GetImprovementPlan, get));
  EXPECT_EQ(got.SerializeAsString(), created.SerializeAsString());

  v1::UpdateImprovementPlanRequest update;
  update.mutable_improvement_plan()->set_name(kPlanOfTests);
  update.mutable_improvement_plan()->set_etag(created.etag());
  update.mutable_improvement_plan()->set_review_every_months(3);
  update.mutable_update_mask()->add_paths("review_every_months");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementPlan updated,
                            As(analyst_, &PlanStub::UpdateImprovementPlan, update));
  EXPECT_EQ(updated.review_every_months(), 3);
  EXPECT_EQ(updated.title(), created.title());
  EXPECT_THAT(As(analyst_, &PlanStub::UpdateImprovementPlan, update), HasReason("ETAG_MISMATCH"));

  ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreateImprovementPlan, NewPlan("audit")));
  v1::ListImprovementPlansRequest list;
  list.set_parent("forces/cambridgeshire");
  list.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::ListImprovementPlansResponse page,
                            As(viewer_, &PlanStub::ListImprovementPlans, list));
  ASSERT_EQ(page.improvement_plans_size(), 1);
  EXPECT_EQ(page.improvement_plans(0).name(), "forces/cambridgeshire/improvementPlans/audit");
  list.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, As(viewer_, &PlanStub::ListImprovementPlans, list));
  ASSERT_EQ(page.improvement_plans_size(), 1);
  EXPECT_EQ(page.improvement_plans(0).name(), kPlanOfTests);
  EXPECT_EQ(page.next_page_token(), "");
}

TEST_F(ImprovementServiceTest, EveryFaultOfAPlanIsToldAtOnce) {
  v1::CreateImprovementPlanRequest request;
  request.set_parent("forces/cambridgeshire");
  request.set_improvement_plan_id("Custody");
  request.mutable_improvement_plan()->set_source_report("the report");
  request.mutable_improvement_plan()->set_review_every_months(61);
  const absl::Status status = As(analyst_, &PlanStub::CreateImprovementPlan, request).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("improvement_plan.source_report", "improvement_plan.marking",
                          "improvement_plan_id", "improvement_plan.title", "improvement_plan.owner",
                          "improvement_plan.review_every_months"));
  EXPECT_THAT(status, HasReason("RESOURCE_NAME_INVALID"));
}

TEST_F(ImprovementServiceTest, WhatIsRequiredIsAskedFor) {
  MustCreatePlan();
  v1::CreateImprovementPlanRequest plan = NewPlan("audit");
  plan.mutable_improvement_plan()->clear_review_every_months();
  absl::Status status = As(analyst_, &PlanStub::CreateImprovementPlan, plan).status();
  EXPECT_THAT(status, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("improvement_plan.review_every_months"));
  v1::CreateFindingRequest finding;
  finding.set_parent(kPlanOfTests);
  status = As(analyst_, &PlanStub::CreateFinding, finding).status();
  EXPECT_THAT(status, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("finding.kind", "finding.number", "finding_id", "finding.text"));
  v1::CreateImprovementActionRequest action;
  action.set_parent(kPlanOfTests);
  status = As(analyst_, &ActionStub::CreateImprovementAction, action).status();
  EXPECT_THAT(status, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("improvement_action.number", "improvement_action_id",
                                            "improvement_action.text"));
  v1::CreatePlanReviewRequest review;
  review.set_parent(kPlanOfTests);
  status = As(analyst_, &PlanStub::CreatePlanReview, review).status();
  EXPECT_THAT(status, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("review.on", "review_id", "review.at_body"));
}

TEST_F(ImprovementServiceTest, WhoMayNotWriteIsRefusedBeforeAnyLook) {
  EXPECT_THAT(As(viewer_, &PlanStub::CreateImprovementPlan, NewPlan()), HasReason("ROLE_MISSING"));
  EXPECT_THAT(As(analyst_, &ActionStub::DischargeImprovementAction, Signing("a1")),
              HasReason("ROLE_MISSING"));
  EXPECT_THAT(As(Publisher("essex"), &ActionStub::DischargeImprovementAction, Signing("a1")),
              HasReason("ROLE_MISSING"));
}

TEST_F(ImprovementServiceTest, AConcernNeedsItsRecommendation) {
  MustCreatePlan();
  for (const auto kind : {v1::Finding::AREA_OF_CONCERN, v1::Finding::CAUSE_OF_CONCERN}) {
    const absl::Status status =
        As(analyst_, &PlanStub::CreateFinding, NewFinding("f1", 1, kind)).status();
    EXPECT_THAT(status, HasReason("RECOMMENDATION_REQUIRED"));
    EXPECT_THAT(FieldsOf(status), ElementsAre("finding.recommendation"));
  }
  v1::CreateFindingRequest request = NewFinding("f1", 1, v1::Finding::AREA_OF_CONCERN);
  request.mutable_finding()->set_recommendation("recommendation 1");
  EXPECT_THAT(As(analyst_, &PlanStub::CreateFinding, request), HasReason("RESOURCE_NAME_INVALID"));
  request.mutable_finding()->set_recommendation(kRecommendationOfTests);
  request.mutable_finding()->set_recommendation_copy("The force should take accountability.");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Finding created,
                            As(analyst_, &PlanStub::CreateFinding, request));
  EXPECT_TRUE(created.has_recommendation_copy_time());

  // The copy's instant is its own.
  v1::UpdateFindingRequest update;
  update.mutable_finding()->set_name(created.name());
  update.mutable_finding()->set_text("Another text.");
  update.mutable_update_mask()->add_paths("text");
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Finding updated, As(analyst_, &PlanStub::UpdateFinding, update));
  EXPECT_EQ(updated.recommendation_copy_time().SerializeAsString(),
            created.recommendation_copy_time().SerializeAsString());
  update.mutable_finding()->set_recommendation_copy("Newer words.");
  update.mutable_update_mask()->set_paths(0, "recommendation_copy");
  ABSL_ASSERT_OK_AND_ASSIGN(updated, As(analyst_, &PlanStub::UpdateFinding, update));
  EXPECT_NE(updated.recommendation_copy_time().SerializeAsString(),
            created.recommendation_copy_time().SerializeAsString());
  update.mutable_update_mask()->set_paths(0, "recommendation");
  EXPECT_THAT(As(analyst_, &PlanStub::UpdateFinding, update), HasReason("RECOMMENDATION_REQUIRED"));
  update.mutable_update_mask()->set_paths(0, "number");
  update.mutable_finding()->set_number(2);
  EXPECT_THAT(As(analyst_, &PlanStub::UpdateFinding, update), HasReason("FIELD_IMMUTABLE"));
}

TEST_F(ImprovementServiceTest, FindingsAreNumberedListedAndDeletedUnlessAnswered) {
  MustCreatePlan();
  constexpr auto kImprovement = v1::Finding::AREA_FOR_IMPROVEMENT;
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreateFinding, NewFinding("f2", 2, kImprovement)));
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreateFinding, NewFinding("f1", 10, kImprovement)));
  ABSL_ASSERT_OK(
      As(analyst_, &PlanStub::CreateFinding, NewFinding("f3", 3, v1::Finding::RECOMMENDATION)));
  EXPECT_THAT(As(analyst_, &PlanStub::CreateFinding, NewFinding("f1", 4, kImprovement)),
              HasReason("FINDING_EXISTS"));
  const absl::Status taken =
      As(analyst_, &PlanStub::CreateFinding, NewFinding("f4", 10, kImprovement)).status();
  EXPECT_THAT(taken, HasReason("FINDING_NUMBER_TAKEN"));
  EXPECT_THAT(FieldsOf(taken), ElementsAre("finding.number"));

  v1::ListFindingsRequest list;
  list.set_parent(kPlanOfTests);
  list.set_kind(kImprovement);
  list.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::ListFindingsResponse page,
                            As(viewer_, &PlanStub::ListFindings, list));
  ASSERT_EQ(page.findings_size(), 1);
  EXPECT_EQ(page.findings(0).name(), FindingName("f2"));
  list.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, As(viewer_, &PlanStub::ListFindings, list));
  ASSERT_EQ(page.findings_size(), 1);
  EXPECT_EQ(page.findings(0).name(), FindingName("f1"));
  EXPECT_EQ(page.next_page_token(), "");
  list.set_kind(static_cast<v1::Finding::Kind>(9));
  list.clear_page_token();
  EXPECT_THAT(As(viewer_, &PlanStub::ListFindings, list), HasReason("ENUM_UNKNOWN"));

  v1::CreateImprovementActionRequest action = NewAction("a1", 1);
  action.mutable_improvement_action()->add_findings("f2");
  EXPECT_EQ(MustCreateAction(action).findings(0), FindingName("f2"));
  v1::DeleteFindingRequest erase;
  erase.set_name(FindingName("f2"));
  const absl::Status in_use = As(analyst_, &PlanStub::DeleteFinding, erase).status();
  EXPECT_THAT(in_use, HasReason("FINDING_IN_USE"));
  EXPECT_THAT(in_use, StatusIs(StatusCode::kFailedPrecondition));
  erase.set_name(FindingName("f3"));
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::DeleteFinding, erase));
  EXPECT_THAT(As(analyst_, &PlanStub::DeleteFinding, erase), HasReason("FINDING_UNKNOWN"));
  v1::GetFindingRequest get;
  get.set_name(FindingName("f3"));
  EXPECT_THAT(As(viewer_, &PlanStub::GetFinding, get), HasReason("FINDING_UNKNOWN"));
  get.set_name(FindingName("f1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Finding got, As(viewer_, &PlanStub::GetFinding, get));
  EXPECT_EQ(got.number(), 10);
}

TEST_F(ImprovementServiceTest, ReviewsAreRecordedOnceADayAndBody) {
  MustCreatePlan();
  v1::CreatePlanReviewRequest request;
  request.set_parent(kPlanOfTests);
  request.set_review_id("r1");
  request.mutable_review()->set_on("2018-04-12");
  request.mutable_review()->set_at_body("Organisational Improvement Group");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PlanReview created,
                            As(analyst_, &PlanStub::CreatePlanReview, request));
  EXPECT_EQ(created.recorded_by(), "analyst-1");
  EXPECT_THAT(As(analyst_, &PlanStub::CreatePlanReview, request), HasReason("REVIEW_EXISTS"));
  request.set_review_id("r2");
  request.mutable_review()->set_at_body(
      absl::StrCat(" ", absl::AsciiStrToUpper(request.review().at_body())));
  const absl::Status repeated = As(analyst_, &PlanStub::CreatePlanReview, request).status();
  EXPECT_THAT(repeated, HasReason("REVIEW_REPEATED"));
  EXPECT_THAT(FieldsOf(repeated), ElementsAre("review.on"));
  request.mutable_review()->set_on("2199-01-01");
  EXPECT_THAT(As(analyst_, &PlanStub::CreatePlanReview, request), HasReason("DATE_IN_FUTURE"));
  request.mutable_review()->set_on("2018-02-15");
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreatePlanReview, request));

  v1::ListPlanReviewsRequest list;
  list.set_parent(kPlanOfTests);
  list.set_page_size(1);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::ListPlanReviewsResponse page,
                            As(viewer_, &PlanStub::ListPlanReviews, list));
  ASSERT_EQ(page.reviews_size(), 1);
  EXPECT_EQ(page.reviews(0).SerializeAsString(), created.SerializeAsString());
  list.set_page_token(page.next_page_token());
  ABSL_ASSERT_OK_AND_ASSIGN(page, As(viewer_, &PlanStub::ListPlanReviews, list));
  ASSERT_EQ(page.reviews_size(), 1);
  EXPECT_EQ(page.reviews(0).on(), "2018-02-15");
  EXPECT_EQ(page.next_page_token(), "");

  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementPlanSummary due, Summary("2018-06-12"));
  EXPECT_EQ(due.last_review(), "2018-04-12");
  EXPECT_EQ(due.next_review(), "2018-06-12");
  EXPECT_FALSE(due.review_overdue());
  EXPECT_TRUE(Summary("2018-06-13")->review_overdue());

  v1::DeletePlanReviewRequest erase;
  erase.set_name(created.name());
  erase.set_etag("stale");
  EXPECT_THAT(As(analyst_, &PlanStub::DeletePlanReview, erase), HasReason("ETAG_MISMATCH"));
  erase.set_etag(created.etag());
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::DeletePlanReview, erase));
  v1::GetPlanReviewRequest get;
  get.set_name(created.name());
  EXPECT_THAT(As(viewer_, &PlanStub::GetPlanReview, get), HasReason("REVIEW_UNKNOWN"));
}

TEST_F(ImprovementServiceTest, ASensitivePlanIsNotThereForAViewer) {
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreateImprovementPlan,
                    NewPlan("custody", v1::ImprovementPlan::OFFICIAL_SENSITIVE)));
  MustCreateAction(NewAction("a1", 1));
  v1::GetImprovementPlanRequest get;
  get.set_name(kPlanOfTests);
  EXPECT_THAT(As(viewer_, &PlanStub::GetImprovementPlan, get),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(Summary("2018-05-10"), HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  v1::GetImprovementActionRequest action;
  action.set_name(ActionName("a1"));
  EXPECT_THAT(As(viewer_, &ActionStub::GetImprovementAction, action),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  v1::ListImprovementPlansRequest list;
  list.set_parent("forces/cambridgeshire");
  ABSL_ASSERT_OK_AND_ASSIGN(const auto page, As(viewer_, &PlanStub::ListImprovementPlans, list));
  EXPECT_EQ(page.improvement_plans_size(), 0);
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::GetImprovementPlan, get));
  EXPECT_EQ(NewestEvent(), absl::StrCat("improvement_plan.read analyst-1 ", kPlanOfTests));
}

TEST_F(ImprovementServiceTest, TheSummaryIsOfTheEndOfADay) {
  MustCreatePlan();
  v1::CreateFindingRequest finding = NewFinding("f1", 1, v1::Finding::AREA_FOR_IMPROVEMENT);
  finding.mutable_finding()->set_found_on("2199-01-01");
  EXPECT_THAT(As(analyst_, &PlanStub::CreateFinding, finding), HasReason("DATE_IN_FUTURE"));
  finding.mutable_finding()->set_found_on("2018-02-08");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Finding found,
                            As(analyst_, &PlanStub::CreateFinding, finding));
  EXPECT_EQ(found.found_on(), "2018-02-08");
  // Without a day it is of the day on which it is made.
  ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreateFinding,
                    NewFinding("f2", 2, v1::Finding::AREA_FOR_IMPROVEMENT)));
  EXPECT_EQ(Summary("2018-02-07")->findings(2).count(), 0);
  EXPECT_EQ(Summary("")->findings(2).count(), 2);
  MustCreateAction(NewAction("a1", 1));
  ABSL_ASSERT_OK(Start("a1"));
  EXPECT_EQ(Summary("2018-02-07")->total(), 0);
  EXPECT_EQ(Summary("2018-02-28")->not_started(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementPlanSummary summary, Summary("2018-03-01"));
  EXPECT_EQ(summary.in_progress(), 1);
  EXPECT_EQ(summary.title(), "Custody Improvement Plan");
  ASSERT_EQ(summary.findings_size(), 4);
  EXPECT_EQ(summary.findings(2).kind(), v1::Finding::AREA_FOR_IMPROVEMENT);
  EXPECT_EQ(summary.findings(2).count(), 1);
  EXPECT_EQ(summary.findings(0).count(), 0);
  ASSERT_EQ(summary.actions_size(), 1);
  EXPECT_EQ(summary.actions(0).name(), ActionName("a1"));
  EXPECT_EQ(summary.actions(0).state(), v1::ImprovementAction::IN_PROGRESS);
  EXPECT_EQ(summary.next_review(), "");
  EXPECT_THAT(Summary("2199-01-01"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Summary("yesterday"), HasReason("DATE_MALFORMED"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementPlanSummary today, Summary(""));
  EXPECT_LE(today.as_of(), FormatDate(absl::ToCivilDay(Clock::System().Now(), London())));
  EXPECT_EQ(today.overdue(), 1);
}

}  // namespace
}  // namespace copperplate::delivery
