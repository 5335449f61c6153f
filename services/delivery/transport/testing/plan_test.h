// The services of plans, asked with requests as text:
//
//   EXPECT_EQ(Told(Ask(*plans_, &Plans::GetPlan, "name: 'forces/cambridgeshire/plans/none'")),
//             "PLAN_UNKNOWN");
#pragma once

#include <google/protobuf/text_format.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "copperplate/delivery/v1/action_service.grpc.pb.h"
#include "copperplate/delivery/v1/activity_service.grpc.pb.h"
#include "copperplate/delivery/v1/iteration_service.grpc.pb.h"
#include "copperplate/delivery/v1/lead_service.grpc.pb.h"
#include "copperplate/delivery/v1/milestone_service.grpc.pb.h"
#include "copperplate/delivery/v1/plan_service.grpc.pb.h"
#include "copperplate/delivery/v1/theme_service.grpc.pb.h"
#include "services/delivery/transport/testing/service_test.h"

namespace copperplate::delivery {

class PlanTest : public ServiceTest {
 protected:
  using Plans = v1::PlanService::Stub;
  using Themes = v1::ThemeService::Stub;
  using Actions = v1::ActionService::Stub;
  using Activities = v1::ActivityService::Stub;
  using Leads = v1::LeadService::Stub;
  using Milestones = v1::MilestoneService::Stub;
  using Iterations = v1::IterationService::Stub;

  static constexpr char kForce[] = "cambridgeshire";
  static constexpr char kForceParent[] = "forces/cambridgeshire";

  // One call with the request that the text describes.
  template <class Stub, class Request, class Reply>
  absl::StatusOr<Reply> Ask(Stub& stub,
                            grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                         Reply*),
                            const std::string& text, const Caller& caller = Analyst(kForce)) {
    Request request;
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
    return Call(stub, method, request, caller);
  }
  template <class... Parts>
  static std::string Text(const Parts&... parts) {
    return absl::StrCat(parts...);
  }

  // A plan of the id, from 2017-04-01 on, in DRAFT and without parts.
  absl::StatusOr<v1::Plan> CreatePlan(const std::string& id, const std::string& more = "") {
    return Ask(*plans_, &Plans::CreatePlan,
               Text("parent: 'forces/cambridgeshire' plan_id: '", id,
                    "' plan { title: 'Plan' kind: ACTION_PLAN owner: 'The Chief' marking: OFFICIAL "
                    "effective_from: '2017-04-01' ",
                    more, "}"));
  }
  // That plan as `work`, with a theme `victims` (V), its objective 1, the action V1 and the
  // activity V1.1, led by the Head of Policy; from the plan's first day on.
  void CreateWork() {
    ABSL_ASSERT_OK(CreatePlan("work"));
    ABSL_ASSERT_OK(Ask(*themes_, &Themes::CreateTheme,
                       Text("parent: '", kWork,
                            "' theme_id: 'victims' theme { prefix: 'V' title: 'Victims' aim: 'An "
                            "aim' shared_outcome: 'An outcome' }")));
    ABSL_ASSERT_OK(Ask(*themes_, &Themes::CreateObjective,
                       Text("parent: '", kVictims,
                            "' objective_id: 'first' objective { text: 'They are safe' }")));
    ABSL_ASSERT_OK(CreateAction("V1"));
    ABSL_ASSERT_OK(CreateActivity("V1.1"));
  }
  absl::StatusOr<v1::PriorityAction> CreateAction(const std::string& code,
                                                  const std::string& more = "theme: 'victims'") {
    return Ask(*actions_, &Actions::CreatePriorityAction,
               Text("parent: '", kWork, "' priority_action { code: '", code, "' text: 'Text of ",
                    code, "' ", WithFrom(more), "}"));
  }
  // Of the action V1 where `action` does not say otherwise.
  absl::StatusOr<v1::Activity> CreateActivity(
      const std::string& code, const std::string& more = "opcc_leads: 'Head of Policy'",
      const std::string& action = "v1") {
    return Ask(*activities_, &Activities::CreateActivity,
               Text("parent: '", kWork, "/actions/", action, "' activity { code: '", code, "' ",
                    WithFrom(more), "}"));
  }
  // From the plan's first day on where `more` does not say otherwise.
  static std::string WithFrom(const std::string& more) {
    return absl::StrContains(more, "from_date") ? more : Text(more, " from_date: '2017-04-01'");
  }
  absl::StatusOr<v1::StatusEntry> Report(const std::string& activity, const std::string& entry) {
    return Ask(*activities_, &Activities::ReportActivity,
               Text("name: '", activity, "' status_entry {", entry, "}"));
  }
  absl::StatusOr<v1::Plan> Activate(const std::string& plan) {
    return Ask(*plans_, &Plans::ActivatePlan, Text("name: '", plan, "'"), Publisher(kForce));
  }

  static constexpr char kWork[] = "forces/cambridgeshire/plans/work";
  static constexpr char kVictims[] = "forces/cambridgeshire/plans/work/themes/victims";
  static constexpr char kV1[] = "forces/cambridgeshire/plans/work/actions/v1";
  static constexpr char kV11[] = "forces/cambridgeshire/plans/work/actions/v1/activities/v1-1";

  std::unique_ptr<Plans> plans_ = v1::PlanService::NewStub(channel());
  std::unique_ptr<Themes> themes_ = v1::ThemeService::NewStub(channel());
  std::unique_ptr<Actions> actions_ = v1::ActionService::NewStub(channel());
  std::unique_ptr<Activities> activities_ = v1::ActivityService::NewStub(channel());
  std::unique_ptr<Leads> leads_ = v1::LeadService::NewStub(channel());
  std::unique_ptr<Milestones> milestones_ = v1::MilestoneService::NewStub(channel());
  std::unique_ptr<Iterations> iterations_ = v1::IterationService::NewStub(channel());
};

}  // namespace copperplate::delivery
