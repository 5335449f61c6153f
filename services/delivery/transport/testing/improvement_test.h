// The services of improvement plans, of a plan `custody` of Cambridgeshire.
#pragma once

#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "copperplate/delivery/v1/improvement_action_service.grpc.pb.h"
#include "copperplate/delivery/v1/improvement_plan_service.grpc.pb.h"
#include "services/delivery/transport/testing/service_test.h"

namespace copperplate::delivery {

inline constexpr char kPlanOfTests[] = "forces/cambridgeshire/improvementPlans/custody";
inline constexpr char kRecommendationOfTests[] =
    "forces/cambridgeshire/sourceReports/custody/recommendations/r1";
inline constexpr char kRequestIdOfTests[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";

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

}  // namespace copperplate::delivery
