#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "copperplate/delivery/v1/improvement_action_service.grpc.pb.h"
#include "copperplate/delivery/v1/improvement_plan_service.grpc.pb.h"
#include "google/api/annotations.pb.h"
#include "libs/status/error.h"
#include "libs/testing/told.h"
#include "libs/time/civil.h"
#include "libs/time/clock.h"
#include "services/delivery/domain/improvement_moves.h"
#include "services/delivery/transport/testing/service_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::FieldsOf;
using testing::HasReason;
using ::testing::IsEmpty;
using testing::StatusIs;

constexpr char kPlanOfTests[] = "forces/cambridgeshire/improvementPlans/custody";
constexpr char kRecommendationOfTests[] =
    "forces/cambridgeshire/sourceReports/custody/recommendations/r1";
constexpr char kRequestIdOfTests[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";

class ImprovementServiceTest : public ServiceTest {
 protected:
  using PlanStub = v1::ImprovementPlanService::Stub;
  using ActionStub = v1::ImprovementActionService::Stub;

  const Caller viewer_ = Viewer("cambridgeshire");
  const Caller analyst_ = Analyst("cambridgeshire");
  const Caller publisher_ = Publisher("cambridgeshire");

  template <class Request, class Reply>
  absl::StatusOr<Reply> As(const Caller& caller,
                           grpc::Status (PlanStub::*method)(grpc::ClientContext*, const Request&,
                                                            Reply*),
                           const Request& request) {
    return Call(*plans_, method, request, caller);
  }
  template <class Request, class Reply>
  absl::StatusOr<Reply> As(const Caller& caller,
                           grpc::Status (ActionStub::*method)(grpc::ClientContext*, const Request&,
                                                              Reply*),
                           const Request& request) {
    return Call(*actions_, method, request, caller);
  }

  static std::string ActionName(absl::string_view id) {
    return absl::StrCat(kPlanOfTests, "/actions/", id);
  }
  static std::string FindingName(absl::string_view id) {
    return absl::StrCat(kPlanOfTests, "/findings/", id);
  }

  static v1::CreateImprovementPlanRequest NewPlan(
      const std::string& id = "custody",
      v1::ImprovementPlan::Marking marking = v1::ImprovementPlan::OFFICIAL) {
    v1::CreateImprovementPlanRequest request;
    request.set_parent("forces/cambridgeshire");
    request.set_improvement_plan_id(id);
    v1::ImprovementPlan& plan = *request.mutable_improvement_plan();
    plan.set_title("Custody Improvement Plan");
    plan.set_owner("Head of Custody");
    plan.set_review_every_months(2);
    plan.set_marking(marking);
    return request;
  }
  static v1::CreateFindingRequest NewFinding(const std::string& id, int number,
                                             v1::Finding::Kind kind) {
    v1::CreateFindingRequest request;
    request.set_parent(kPlanOfTests);
    request.set_finding_id(id);
    v1::Finding& finding = *request.mutable_finding();
    finding.set_number(number);
    finding.set_kind(kind);
    finding.set_text("The arrangements lacked accountability.");
    return request;
  }
  static v1::CreateImprovementActionRequest NewAction(const std::string& id, int number,
                                                      const std::string& owner = "Head of Custody",
                                                      const std::string& due = "2018-06-30") {
    v1::CreateImprovementActionRequest request;
    request.set_parent(kPlanOfTests);
    request.set_improvement_action_id(id);
    v1::ImprovementAction& action = *request.mutable_improvement_action();
    action.set_number(number);
    action.set_text("Take clear accountability.");
    action.set_owner(owner);
    action.set_raised_on("2018-02-08");
    action.set_original_due(due);
    return request;
  }

  void MustCreatePlan() {
    ABSL_ASSERT_OK(As(analyst_, &PlanStub::CreateImprovementPlan, NewPlan()));
  }
  v1::ImprovementAction MustCreateAction(const v1::CreateImprovementActionRequest& request) {
    const auto created = As(analyst_, &ActionStub::CreateImprovementAction, request);
    EXPECT_TRUE(created.ok()) << created.status();
    return created.value_or(v1::ImprovementAction());
  }

  template <class Request>
  static Request About(absl::string_view action, const std::string& on = "2018-03-01") {
    Request request;
    request.set_name(ActionName(action));
    request.set_on(on);
    return request;
  }
  absl::StatusOr<v1::ImprovementAction> Start(absl::string_view action,
                                              const std::string& on = "2018-03-01") {
    return As(analyst_, &ActionStub::StartImprovementAction,
              About<v1::StartImprovementActionRequest>(action, on));
  }
  absl::StatusOr<v1::ImprovementAction> Submit(absl::string_view action, bool with_evidence = true,
                                               const std::string& on = "2018-03-02") {
    auto request = About<v1::SubmitImprovementActionEvidenceRequest>(action, on);
    if (with_evidence) {
      auto& evidence = *request.add_evidence();
      evidence.set_description("The governance lines were reiterated.");
      evidence.set_reference("Minute 14.3");
    }
    return As(analyst_, &ActionStub::SubmitImprovementActionEvidence, request);
  }
  static v1::DischargeImprovementActionRequest Signing(absl::string_view action,
                                                       const std::string& on = "2018-03-03") {
    auto request = About<v1::DischargeImprovementActionRequest>(action, on);
    request.set_at_body("HMICFRS Gold Group");
    return request;
  }
  absl::StatusOr<v1::ImprovementAction> Discharge(
      const v1::DischargeImprovementActionRequest& request) {
    return As(publisher_, &ActionStub::DischargeImprovementAction, request);
  }
  absl::StatusOr<v1::ImprovementPlanSummary> Summary(const std::string& as_of) {
    v1::GetImprovementPlanSummaryRequest request;
    request.set_name(kPlanOfTests);
    request.set_as_of(as_of);
    return As(viewer_, &PlanStub::GetImprovementPlanSummary, request);
  }
  std::string NewestEvent() {
    return Value(
        "SELECT type || ' ' || actor || ' ' || subject FROM delivery.event_out "
        "ORDER BY seq DESC LIMIT 1");
  }

  std::unique_ptr<PlanStub> plans_ = v1::ImprovementPlanService::NewStub(channel());
  std::unique_ptr<ActionStub> actions_ = v1::ImprovementActionService::NewStub(channel());
};

// A table of the domain's arrows and the contract's methods say the same.
TEST(ImprovementArrows, AreTheCustomMethodsOfTheContract) {
  std::set<std::string> verbs;
  for (const Arrow<ImprovementState>& arrow : kImprovementArrows) {
    verbs.insert(std::string(arrow.verb));
  }
  std::set<std::string> methods;
  const auto* const service = google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      "copperplate.delivery.v1.ImprovementActionService");
  ASSERT_NE(service, nullptr);
  for (int i = 0; i < service->method_count(); ++i) {
    const auto& rule = service->method(i)->options().GetExtension(google::api::http);
    const std::vector<std::string> parts = absl::StrSplit(rule.post(), ':');
    if (parts.size() == 2) methods.insert(parts[1]);
  }
  // These change an action, but not its state.
  EXPECT_EQ(methods.erase("reviseDue"), 1u);
  EXPECT_EQ(methods.erase("addEvidence"), 1u);
  EXPECT_EQ(methods, verbs);
}

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

TEST_F(ImprovementServiceTest, AnActionRunsToSignOffBySomebodyElse) {
  MustCreatePlan();
  const v1::ImprovementAction created = MustCreateAction(NewAction("a1", 1));
  EXPECT_EQ(created.state(), v1::ImprovementAction::NOT_STARTED);
  EXPECT_EQ(created.current_due(), "2018-06-30");
  EXPECT_EQ(created.slippage_days(), 0);
  ABSL_ASSERT_OK_AND_ASSIGN(v1::ImprovementAction action, Start("a1"));
  EXPECT_EQ(action.state(), v1::ImprovementAction::IN_PROGRESS);
  EXPECT_EQ(NewestEvent(), absl::StrCat("improvement_action.started analyst-1 ", ActionName("a1")));
  EXPECT_THAT(Submit("a1", /*with_evidence=*/false), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK_AND_ASSIGN(action, Submit("a1"));
  EXPECT_EQ(action.state(), v1::ImprovementAction::READY_FOR_SIGN_OFF);
  ASSERT_EQ(action.evidence_size(), 1);
  EXPECT_EQ(action.evidence(0).added_by(), "analyst-1");

  auto returning = About<v1::ReturnImprovementActionRequest>("a1", "2018-03-02");
  const absl::Status no_reason =
      As(publisher_, &ActionStub::ReturnImprovementAction, returning).status();
  EXPECT_THAT(no_reason, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(no_reason), ElementsAre("reason"));
  returning.set_reason("The minute does not say who.");
  ABSL_ASSERT_OK(As(publisher_, &ActionStub::ReturnImprovementAction, returning));
  EXPECT_THAT(Submit("a1", /*with_evidence=*/false), HasReason("EVIDENCE_REQUIRED"));
  ABSL_ASSERT_OK(Submit("a1"));

  v1::DischargeImprovementActionRequest signing = Signing("a1");
  signing.clear_at_body();
  const absl::Status nowhere = Discharge(signing).status();
  EXPECT_THAT(nowhere, HasReason("BODY_OR_DELEGATE_REQUIRED"));
  EXPECT_THAT(FieldsOf(nowhere), ElementsAre("at_body"));
  signing = Signing("a1");
  signing.set_delegate("  head of  CUSTODY");
  EXPECT_THAT(Discharge(signing), HasReason("SIGNED_BY_OWNER"));
  // Who recorded the evidence, whatever role they have.
  EXPECT_THAT(As({"Analyst-1", {{"cambridgeshire", {"publisher"}}}},
                 &ActionStub::DischargeImprovementAction, Signing("a1")),
              HasReason("SIGNED_BY_OWNER"));
  ABSL_ASSERT_OK_AND_ASSIGN(action, Discharge(Signing("a1")));
  EXPECT_EQ(action.state(), v1::ImprovementAction::DISCHARGED);
  const auto& signed_off = action.transitions(action.transitions_size() - 1);
  EXPECT_EQ(signed_off.signed_by(), "publisher-1");
  EXPECT_EQ(signed_off.recorded_by(), "publisher-1");
  EXPECT_EQ(signed_off.at_body(), "HMICFRS Gold Group");
  EXPECT_EQ(signed_off.on(), "2018-03-03");

  auto reopening = About<v1::ReopenImprovementActionRequest>("a1", "2018-09-01");
  EXPECT_THAT(As(publisher_, &ActionStub::ReopenImprovementAction, reopening),
              HasReason("FIELD_REQUIRED"));
  reopening.set_reason("Re-inspection");
  ABSL_ASSERT_OK_AND_ASSIGN(action,
                            As(publisher_, &ActionStub::ReopenImprovementAction, reopening));
  EXPECT_EQ(action.state(), v1::ImprovementAction::IN_PROGRESS);
  v1::GetImprovementActionRequest get;
  get.set_name(ActionName("a1"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction got,
                            As(viewer_, &ActionStub::GetImprovementAction, get));
  EXPECT_EQ(got.SerializeAsString(), action.SerializeAsString());
  EXPECT_EQ(got.transitions_size(), 6);
  EXPECT_EQ(Summary("2018-08-31")->discharged(), 1);
  EXPECT_EQ(Summary("2018-08-31")->reopened(), 0);
  EXPECT_EQ(Summary("2018-09-01")->in_progress(), 1);
  EXPECT_EQ(Summary("2018-09-01")->reopened(), 1);
}

TEST_F(ImprovementServiceTest, TheOwnerDoesNotSignWhoeverIsNamed) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1, "PUBLISHER-1"));
  ABSL_ASSERT_OK(Start("a1"));
  ABSL_ASSERT_OK(Submit("a1"));
  v1::DischargeImprovementActionRequest signing = Signing("a1");
  const absl::Status refused = Discharge(signing).status();
  EXPECT_THAT(refused, HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  signing.set_delegate("The Chair");
  EXPECT_THAT(Discharge(signing), HasReason("SIGNED_BY_OWNER"));
  // Nor does a change of the owner help: what was submitted stands.
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_owner("Another");
  update.mutable_update_mask()->add_paths("owner");
  EXPECT_THAT(As(publisher_, &ActionStub::UpdateImprovementAction, update),
              HasReason("STATE_NOT_ALLOWED"));
}

TEST_F(ImprovementServiceTest, AnOwnerWhoHandedTheActionOnDoesNotSign) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1, "Insp Publisher-1 Smith"));
  ABSL_ASSERT_OK(Start("a1"));
  ABSL_ASSERT_OK(Submit("a1"));
  const Caller owner{"publisher-1.smith", {{"cambridgeshire", {"publisher"}}}};
  EXPECT_THAT(As(owner, &ActionStub::DischargeImprovementAction, Signing("a1")),
              HasReason("SIGNED_BY_OWNER"));
  auto returning = About<v1::ReturnImprovementActionRequest>("a1", "2018-03-02");
  returning.set_reason("For another");
  ABSL_ASSERT_OK(As(owner, &ActionStub::ReturnImprovementAction, returning));
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_owner("Another");
  update.mutable_update_mask()->add_paths("owner");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction changed,
                            As(owner, &ActionStub::UpdateImprovementAction, update));
  EXPECT_EQ(changed.owner(), "Another");
  EXPECT_THAT(changed.earlier_owners(), ElementsAre("Insp Publisher-1 Smith"));
  ABSL_ASSERT_OK(Submit("a1"));
  const absl::Status refused =
      As(owner, &ActionStub::DischargeImprovementAction, Signing("a1")).status();
  EXPECT_THAT(refused, HasReason("SIGNED_BY_OWNER"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  ABSL_ASSERT_OK(Discharge(Signing("a1")));
}

TEST_F(ImprovementServiceTest, WithoutAnOwnerThereIsAnActionButNoProgress) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1, ""));
  const absl::Status refused = Start("a1").status();
  EXPECT_THAT(refused, HasReason("OWNER_REQUIRED"));
  EXPECT_THAT(refused, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_EQ(Summary("2018-05-10")->without_owner(), 1);
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_owner("Estates");
  update.mutable_update_mask()->add_paths("owner");
  ABSL_ASSERT_OK(As(analyst_, &ActionStub::UpdateImprovementAction, update));
  // It had none that day.
  EXPECT_EQ(Summary("2018-05-10")->without_owner(), 1);
  EXPECT_EQ(Summary("2018-05-10")->actions(0).owner(), "");
  EXPECT_EQ(Summary("")->without_owner(), 0);
  EXPECT_EQ(Summary("")->actions(0).owner(), "Estates");
  ABSL_ASSERT_OK(Start("a1"));
  update.mutable_improvement_action()->clear_owner();
  EXPECT_THAT(As(analyst_, &ActionStub::UpdateImprovementAction, update),
              HasReason("OWNER_REQUIRED"));
}

TEST_F(ImprovementServiceTest, AnActionIsSupersededOrRejectedForGood) {
  MustCreatePlan();
  for (int i = 1; i <= 3; ++i) MustCreateAction(NewAction(absl::StrCat("a", i), i));
  auto superseding = About<v1::SupersedeImprovementActionRequest>("a1");
  EXPECT_THAT(As(publisher_, &ActionStub::SupersedeImprovementAction, superseding),
              HasReason("FIELD_REQUIRED"));
  superseding.set_superseded_by("a1");
  const absl::Status itself =
      As(publisher_, &ActionStub::SupersedeImprovementAction, superseding).status();
  EXPECT_THAT(itself, HasReason("SUPERSEDING_ACTION_INVALID"));
  EXPECT_THAT(FieldsOf(itself), ElementsAre("superseded_by"));
  superseding.set_superseded_by("forces/cambridgeshire/improvementPlans/audit/actions/a2");
  EXPECT_THAT(As(publisher_, &ActionStub::SupersedeImprovementAction, superseding),
              StatusIs(StatusCode::kInvalidArgument));
  superseding.set_superseded_by(ActionName("a2"));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction superseded,
                            As(publisher_, &ActionStub::SupersedeImprovementAction, superseding));
  EXPECT_EQ(superseded.state(), v1::ImprovementAction::SUPERSEDED);
  EXPECT_EQ(superseded.superseded_by(), ActionName("a2"));

  auto rejecting = About<v1::RejectImprovementActionRequest>("a3");
  EXPECT_THAT(FieldsOf(As(publisher_, &ActionStub::RejectImprovementAction, rejecting).status()),
              ElementsAre("reason", "at_body"));
  rejecting.set_reason("Out of proportion");
  rejecting.set_at_body("Gold Group");
  ABSL_ASSERT_OK(As(publisher_, &ActionStub::RejectImprovementAction, rejecting));
  for (const char* const id : {"a1", "a3"}) {
    const absl::Status refused = Start(id).status();
    EXPECT_THAT(refused, HasReason("STATE_NOT_ALLOWED")) << id;
    EXPECT_TRUE(absl::EndsWith(refused.message(), "which is its last state")) << refused;
  }
  const auto summary = Summary("2018-05-10");
  ABSL_ASSERT_OK(summary);
  EXPECT_EQ(summary->total(), 3);
  EXPECT_EQ(summary->open(), 1);
  EXPECT_EQ(summary->superseded(), 1);
  EXPECT_EQ(summary->rejected(), 1);
}

TEST_F(ImprovementServiceTest, EveryFaultOfAnActionIsToldAtOnce) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, NewAction("a1", 2)),
              HasReason("IMPROVEMENT_ACTION_EXISTS"));
  v1::CreateImprovementActionRequest request = NewAction("a2", 1);
  request.mutable_improvement_action()->add_findings("f1");
  absl::Status status = As(analyst_, &ActionStub::CreateImprovementAction, request).status();
  EXPECT_THAT(status, HasReason("ACTION_NUMBER_TAKEN"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("improvement_action.number", "improvement_action.findings[0]"));
  request.mutable_improvement_action()->set_number(2);
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("FINDING_UNKNOWN"));
  request = NewAction("a2", 2, "", "2018-02-07");
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("DUE_IN_PAST"));
  request = NewAction("a2", 2, "", "30/06/2018");
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("DATE_MALFORMED"));
  request = NewAction("a2", 2);
  request.mutable_improvement_action()->set_raised_on("2199-01-01");
  request.mutable_improvement_action()->clear_original_due();
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("DATE_IN_FUTURE"));
  request.set_parent("forces/cambridgeshire/improvementPlans/audit");
  request.mutable_improvement_action()->set_raised_on("2018-02-08");
  EXPECT_THAT(As(analyst_, &ActionStub::CreateImprovementAction, request),
              HasReason("IMPROVEMENT_PLAN_UNKNOWN"));
  EXPECT_THAT(Start("a9"), HasReason("IMPROVEMENT_ACTION_UNKNOWN"));
  EXPECT_THAT(Start("a1", "2199-01-01"), HasReason("DATE_IN_FUTURE"));
  EXPECT_THAT(Start("a1", "2018-02-07"), HasReason("DATE_OUT_OF_ORDER"));
}

TEST_F(ImprovementServiceTest, TheFirstDateStaysAndEveryOtherIsAppended) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  auto revise = About<v1::ReviseImprovementActionDueRequest>("a1", "2018-06-01");
  revise.set_due("2018-09-30");
  const absl::Status no_reason =
      As(analyst_, &ActionStub::ReviseImprovementActionDue, revise).status();
  EXPECT_THAT(no_reason, HasReason("FIELD_REQUIRED"));
  EXPECT_THAT(FieldsOf(no_reason), ElementsAre("reason"));
  revise.set_reason("Estates");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction revised,
                            As(analyst_, &ActionStub::ReviseImprovementActionDue, revise));
  EXPECT_EQ(revised.original_due(), "2018-06-30");
  EXPECT_EQ(revised.current_due(), "2018-09-30");
  EXPECT_EQ(revised.slippage_days(), 92);
  ASSERT_EQ(revised.due_revisions_size(), 1);
  EXPECT_EQ(revised.due_revisions(0).reason(), "Estates");
  EXPECT_EQ(revised.due_revisions(0).recorded_by(), "analyst-1");
  EXPECT_THAT(As(analyst_, &ActionStub::ReviseImprovementActionDue, revise),
              HasReason("DUE_UNCHANGED"));
  revise.set_due("2018-05-31");
  EXPECT_THAT(As(analyst_, &ActionStub::ReviseImprovementActionDue, revise),
              HasReason("DUE_IN_PAST"));
  v1::UpdateImprovementActionRequest update;
  update.mutable_improvement_action()->set_name(ActionName("a1"));
  update.mutable_improvement_action()->set_original_due("2018-12-31");
  update.mutable_update_mask()->add_paths("original_due");
  EXPECT_THAT(As(analyst_, &ActionStub::UpdateImprovementAction, update),
              HasReason("FIELD_IMMUTABLE"));

  // Before the decision it was due when it was due.
  EXPECT_EQ(Summary("2018-06-15")->actions(0).current_due(), "2018-09-30");
  EXPECT_EQ(Summary("2018-05-31")->actions(0).current_due(), "2018-06-30");
  EXPECT_EQ(Summary("2018-09-30")->overdue(), 0);
  EXPECT_EQ(Summary("2018-09-30")->due_soon(), 1);
  EXPECT_EQ(Summary("2018-10-01")->overdue(), 1);
}

TEST_F(ImprovementServiceTest, EvidenceIsAddedWithoutAStep) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  auto add = About<v1::AddImprovementActionEvidenceRequest>("a1");
  add.add_evidence()->set_description("A note");
  EXPECT_THAT(As(analyst_, &ActionStub::AddImprovementActionEvidence, add),
              HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(Start("a1"));
  EXPECT_THAT(FieldsOf(As(analyst_, &ActionStub::AddImprovementActionEvidence, add).status()),
              ElementsAre("evidence[0].reference"));
  add.mutable_evidence(0)->set_reference("Minute 1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction added,
                            As(analyst_, &ActionStub::AddImprovementActionEvidence, add));
  EXPECT_EQ(added.state(), v1::ImprovementAction::IN_PROGRESS);
  ABSL_ASSERT_OK(Submit("a1", /*with_evidence=*/false));
  for (int i = 0; i < 20; ++i) *add.add_evidence() = add.evidence(0);
  EXPECT_THAT(As(analyst_, &ActionStub::AddImprovementActionEvidence, add), HasReason("TOO_MANY"));
}

TEST_F(ImprovementServiceTest, ActionsAreListedByNumberAndState) {
  MustCreatePlan();
  MustCreateAction(NewAction("b", 2));
  MustCreateAction(NewAction("a", 10));
  MustCreateAction(NewAction("c", 3));
  ABSL_ASSERT_OK(Start("c"));
  v1::ListImprovementActionsRequest list;
  list.set_parent(kPlanOfTests);
  const auto listed = [&] {
    std::vector<std::string> names;
    const auto page = As(viewer_, &ActionStub::ListImprovementActions, list);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return names;
    for (const auto& action : page->improvement_actions()) names.push_back(action.name());
    list.set_page_token(page->next_page_token());
    return names;
  };
  list.set_page_size(2);
  EXPECT_THAT(listed(), ElementsAre(ActionName("b"), ActionName("c")));
  EXPECT_THAT(listed(), ElementsAre(ActionName("a")));
  EXPECT_EQ(list.page_token(), "");
  list.set_state(v1::ImprovementAction::IN_PROGRESS);
  EXPECT_THAT(listed(), ElementsAre(ActionName("c")));
  list.set_state(v1::ImprovementAction::REJECTED);
  EXPECT_THAT(listed(), IsEmpty());
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

TEST_F(ImprovementServiceTest, AStepMayBeSentAgainAndTriedWithoutEffect) {
  MustCreatePlan();
  MustCreateAction(NewAction("a1", 1));
  auto start = About<v1::StartImprovementActionRequest>("a1");
  start.set_validate_only(true);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction tried,
                            As(analyst_, &ActionStub::StartImprovementAction, start));
  EXPECT_EQ(tried.state(), v1::ImprovementAction::IN_PROGRESS);
  EXPECT_EQ(tried.etag(), "");
  start.set_validate_only(false);
  start.set_request_id(kRequestIdOfTests);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction first,
                            As(analyst_, &ActionStub::StartImprovementAction, start));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::ImprovementAction again,
                            As(analyst_, &ActionStub::StartImprovementAction, start));
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(first.transitions_size(), 1);
  start.set_reason("another");
  EXPECT_THAT(As(analyst_, &ActionStub::StartImprovementAction, start),
              HasReason("REQUEST_ID_REUSED"));
}

}  // namespace
}  // namespace copperplate::delivery
