// Plans from the proto to the rows: their course, who sees them, and what a write promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::HasReason;
using testing::NeedsTold;
using testing::StatusIs;
using testing::Told;

constexpr char kPolicePlan[] = "forces/cambridgeshire/plans/pcp";
constexpr char kPolicePlanText[] =
    "parent: 'forces/cambridgeshire' plan_id: 'pcp' plan { title: 'Police and Crime Plan' "
    "kind: POLICE_AND_CRIME owner: 'The Commissioner' area: 'Cambridgeshire' marking: OFFICIAL ";
constexpr char kRequestId[] = "7b2c9a34-7c0f-4d5e-9a55-2f6d3f1c8e01";

class PlanServiceTest : public PlanTest {
 protected:
  absl::StatusOr<v1::Plan> CreatePolicePlan(const std::string& more = "") {
    return Ask(*plans_, &Plans::CreatePlan, Text(kPolicePlanText, more, "}"));
  }
  absl::StatusOr<v1::Plan> Get(const std::string& name, const Caller& caller = Viewer(kForce)) {
    return Ask(*plans_, &Plans::GetPlan, Text("name: '", name, "'"), caller);
  }
  absl::StatusOr<v1::Plan> Update(const std::string& patch, const std::string& mask,
                                  const std::string& more = "") {
    return Ask(*plans_, &Plans::UpdatePlan,
               Text("plan { name: '", kPolicePlan, "' ", patch, "} update_mask { paths: '", mask,
                    "' } ", more));
  }
  absl::StatusOr<v1::Plan> Supersede(const std::string& name, const std::string& successor) {
    return Ask(*plans_, &Plans::SupersedePlan,
               Text("name: '", name, "' successor: '", successor, "'"), Publisher(kForce));
  }
  std::string Listed(const std::string& more = "", const Caller& caller = Viewer(kForce)) {
    const auto page =
        Ask(*plans_, &Plans::ListPlans, Text("parent: 'forces/cambridgeshire' ", more), caller);
    EXPECT_TRUE(page.ok()) << page.status();
    std::string names;
    if (!page.ok()) return names;
    for (const v1::Plan& plan : page->plans()) absl::StrAppend(&names, plan.name(), " ");
    return names;
  }
};

TEST_F(PlanServiceTest, IsCreatedAsADraftAndRead) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan plan, CreatePolicePlan("elected_on: '2016-05-05'"));
  EXPECT_EQ(plan.name(), kPolicePlan);
  EXPECT_EQ(plan.uid().size(), 36);
  EXPECT_NE(plan.etag(), "");
  EXPECT_EQ(plan.state(), v1::Plan::DRAFT);
  EXPECT_EQ(plan.kind(), v1::Plan::POLICE_AND_CRIME);
  EXPECT_EQ(plan.marking(), v1::Plan::OFFICIAL);
  EXPECT_EQ(plan.stale_after_days(), 92);
  EXPECT_EQ(plan.elected_on(), "2016-05-05");
  EXPECT_TRUE(plan.has_create_time());
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan got, Get(kPolicePlan));
  EXPECT_EQ(got.SerializeAsString(), plan.SerializeAsString());
  EXPECT_THAT(CreatePolicePlan(), StatusIs(StatusCode::kAlreadyExists));
  EXPECT_THAT(CreatePolicePlan(), HasReason("PLAN_EXISTS"));
  EXPECT_THAT(Get("forces/cambridgeshire/plans/none"), StatusIs(StatusCode::kNotFound));
  EXPECT_EQ(Told(Get("forces/cambridgeshire/plans/none")), "PLAN_UNKNOWN");
  EXPECT_EQ(Told(Get("forces/cambridgeshire")), "RESOURCE_NAME_INVALID name");
}

TEST_F(PlanServiceTest, ItSaysWhoMadeItAndWhoChangedItLast) {
  ABSL_ASSERT_OK_AND_ASSIGN(v1::Plan plan,
                            CreatePolicePlan("created_by: 'nobody' updated_by: 'nobody'"));
  EXPECT_EQ(plan.created_by(), "analyst-1");
  EXPECT_EQ(plan.updated_by(), "analyst-1");
  ABSL_ASSERT_OK_AND_ASSIGN(
      plan, Ask(*plans_, &Plans::UpdatePlan,
                Text("plan { name: '", kPolicePlan, "' vision: 'A vision' created_by: 'nobody' } ",
                     "update_mask { paths: 'vision' }"),
                Admin(kForce)));
  EXPECT_EQ(plan.created_by(), "analyst-1");
  EXPECT_EQ(plan.updated_by(), "admin-1");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan got, Get(kPolicePlan));
  EXPECT_EQ(got.SerializeAsString(), plan.SerializeAsString());
  EXPECT_EQ(Told(Update("created_by: 'nobody'", "created_by")), "FIELD_OUTPUT_ONLY update_mask");
}

TEST_F(PlanServiceTest, EverythingWrongWithItIsNamed) {
  EXPECT_EQ(Told(Ask(*plans_, &Plans::CreatePlan,
                     "parent: 'forces/cambridgeshire' plan_id: 'A' plan { kind: CORPORATE "
                     "elected_on: '2016-05-05' effective_to: '2017-02-30' stale_after_days: 0 }")),
            "DATE_MALFORMED plan.effective_to plan.marking plan_id plan.title plan.owner "
            "plan.stale_after_days plan.elected_on");
  EXPECT_EQ(Told(CreatePolicePlan("effective_from: '2017-04-01' effective_to: '2017-03-31'")),
            "DATES_REVERSED plan.effective_to");
  EXPECT_EQ(Told(CreatePolicePlan("elected_on: '2016-05-05' draft_to_panel_on: '2016-05-04'")),
            "DATES_REVERSED plan.draft_to_panel_on");
  EXPECT_EQ(Told(CreatePolicePlan("parent_plan: 'none'")), "PLAN_UNKNOWN plan.parent_plan");
  EXPECT_EQ(Told(CreatePlan("work", "issued_on: '2017-04-01'")),
            "FIELD_NOT_FOR_KIND plan.issued_on");
  EXPECT_EQ(Told(Get(kPolicePlan)), "PLAN_UNKNOWN");
}

TEST_F(PlanServiceTest, IsForThoseWithTheRole) {
  const auto refused = Ask(*plans_, &Plans::CreatePlan, Text(kPolicePlanText, "}"), Viewer(kForce));
  EXPECT_THAT(refused, StatusIs(StatusCode::kPermissionDenied));
  ABSL_ASSERT_OK(CreatePolicePlan());
  EXPECT_THAT(
      Ask(*plans_, &Plans::ActivatePlan, Text("name: '", kPolicePlan, "'"), Analyst(kForce)),
      StatusIs(StatusCode::kPermissionDenied));
  EXPECT_THAT(Get(kPolicePlan, Viewer("essex")), StatusIs(StatusCode::kPermissionDenied));
}

TEST_F(PlanServiceTest, IsListedByIdStateAndKind) {
  ABSL_ASSERT_OK(CreatePolicePlan());
  ABSL_ASSERT_OK(CreatePlan("work"));
  ABSL_ASSERT_OK(CreatePlan("another"));
  const std::string another = "forces/cambridgeshire/plans/another ";
  const std::string pcp = "forces/cambridgeshire/plans/pcp ";
  const std::string work = "forces/cambridgeshire/plans/work ";
  EXPECT_EQ(Listed(), another + pcp + work);
  EXPECT_EQ(Listed("kind: POLICE_AND_CRIME"), pcp);
  EXPECT_EQ(Listed("state: IN_FORCE"), "");
  EXPECT_EQ(Listed("state: DRAFT kind: ACTION_PLAN"), another + work);
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListPlansResponse page,
      Ask(*plans_, &Plans::ListPlans, "parent: 'forces/cambridgeshire' page_size: 2"));
  ASSERT_EQ(page.plans_size(), 2);
  EXPECT_EQ(Listed(Text("page_size: 2 page_token: '", page.next_page_token(), "'")), work);
  EXPECT_EQ(Told(Ask(*plans_, &Plans::ListPlans, "parent: 'forces/cambridgeshire' state: 9")),
            "ENUM_UNKNOWN state");
}

TEST_F(PlanServiceTest, OnlyThePresentVersionIsChanged) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan first, CreatePolicePlan());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::Plan second,
      Update(Text("title: 'Other' owner: 'Nobody' etag: '", first.etag(), "'"), "title"));
  EXPECT_EQ(second.title(), "Other");
  EXPECT_EQ(second.owner(), "The Commissioner");
  EXPECT_NE(second.etag(), first.etag());
  const auto stale = Update(Text("title: 'Third' etag: '", first.etag(), "'"), "title");
  EXPECT_THAT(stale, StatusIs(StatusCode::kAborted));
  EXPECT_THAT(stale, HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(Ask(*plans_, &Plans::ActivatePlan,
                  Text("name: '", kPolicePlan, "' etag: '", first.etag(), "'"), Publisher(kForce)),
              HasReason("ETAG_MISMATCH"));
  EXPECT_EQ(Get(kPolicePlan)->SerializeAsString(), second.SerializeAsString());
  EXPECT_EQ(Told(Update("title: ''", "title")), "FIELD_REQUIRED plan.title");
  EXPECT_EQ(Told(Update("parent_plan: 'pcp'", "parent_plan")), "PARENT_INVALID plan.parent_plan");
  ABSL_ASSERT_OK(CreatePlan("below", "parent_plan: 'pcp'"));
  EXPECT_EQ(Told(Update("parent_plan: 'below'", "parent_plan")),
            "PARENT_IS_BELOW plan.parent_plan");
  EXPECT_EQ(Told(Update("kind: CORPORATE", "kind")), "FIELD_IMMUTABLE plan.kind");
}

TEST_F(PlanServiceTest, ARepeatIsAnsweredAsTheFirstTimeAndACheckWritesNothing) {
  const std::string request = Text(kPolicePlanText, "} request_id: '", kRequestId, "' ");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan checked,
                            Ask(*plans_, &Plans::CreatePlan, request + "validate_only: true"));
  EXPECT_EQ(checked.name(), kPolicePlan);
  EXPECT_EQ(checked.etag(), "");
  EXPECT_EQ(Told(Get(kPolicePlan)), "PLAN_UNKNOWN");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan first, Ask(*plans_, &Plans::CreatePlan, request));
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan repeat, Ask(*plans_, &Plans::CreatePlan, request));
  EXPECT_EQ(repeat.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(Told(Ask(*plans_, &Plans::CreatePlan,
                     Text(kPolicePlanText, "vision: 'Other' } request_id: '", kRequestId, "'"))),
            "REQUEST_ID_REUSED");
  ABSL_ASSERT_OK(Update("title: 'Other'", "title", "validate_only: true"));
  EXPECT_EQ(Get(kPolicePlan)->SerializeAsString(), first.SerializeAsString());
}

TEST_F(PlanServiceTest, WhatItLacksForBeingInForceIsAllNamed) {
  ABSL_ASSERT_OK(CreatePolicePlan());
  const auto empty = Activate(kPolicePlan);
  EXPECT_THAT(empty, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(empty, HasReason("PLAN_INCOMPLETE"));
  EXPECT_THAT(NeedsTold(empty),
              ElementsAre("PLAN_INCOMPLETE forces/cambridgeshire/plans/pcp: needs its first day",
                          "PLAN_INCOMPLETE forces/cambridgeshire/plans/pcp: needs a theme",
                          "PANEL_NOT_CONSULTED forces/cambridgeshire/plans/pcp: needs the day on "
                          "which its draft was sent to the Panel",
                          "PANEL_NOT_CONSULTED forces/cambridgeshire/plans/pcp: needs the day of "
                          "the Panel's report",
                          "PANEL_NOT_CONSULTED forces/cambridgeshire/plans/pcp: needs the day on "
                          "which the Panel was answered"));
  ABSL_ASSERT_OK(Update("effective_from: '2017-04-01'", "effective_from"));
  ABSL_ASSERT_OK(Update("historic_import: true", "historic_import"));
  ABSL_ASSERT_OK(Ask(*themes_, &Themes::CreateTheme,
                     Text("parent: '", kPolicePlan,
                          "' theme_id: 'victims' theme { prefix: 'V' title: 'Victims' }")));
  EXPECT_THAT(
      NeedsTold(Activate(kPolicePlan)),
      ElementsAre(
          "PLAN_INCOMPLETE forces/cambridgeshire/plans/pcp/themes/victims: needs an aim",
          "PLAN_INCOMPLETE forces/cambridgeshire/plans/pcp/themes/victims: needs a shared outcome",
          "PLAN_INCOMPLETE forces/cambridgeshire/plans/pcp/themes/victims: needs an action"));
  EXPECT_EQ(Get(kPolicePlan)->state(), v1::Plan::DRAFT);
}

TEST_F(PlanServiceTest, IsInForceOnlyWhereNoOtherIs) {
  CreateWork();
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan work, Activate(kWork));
  EXPECT_EQ(work.state(), v1::Plan::IN_FORCE);
  const auto again = Activate(kWork);
  EXPECT_THAT(again, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(again, HasReason("STATE_NOT_ALLOWED"));
  ABSL_ASSERT_OK(CreatePlan("copy"));
  const auto overlap = Activate("forces/cambridgeshire/plans/copy");
  EXPECT_THAT(NeedsTold(overlap),
              ElementsAre("PLAN_INCOMPLETE forces/cambridgeshire/plans/copy: needs a theme",
                          "PLANS_OVERLAP forces/cambridgeshire/plans/work: is in force on some of "
                          "the days: same owner "
                          "and title"));
  ABSL_ASSERT_OK(CreatePolicePlan("effective_from: '2017-04-01' historic_import: true"));
  Value("UPDATE delivery.plan SET kind = 1, area = 'Cambridgeshire' WHERE id = 'work'");
  EXPECT_THAT(NeedsTold(Activate(kPolicePlan)),
              ElementsAre("PLAN_INCOMPLETE forces/cambridgeshire/plans/pcp: needs a theme",
                          "AREA_HAS_PLAN forces/cambridgeshire/plans/work: is in force in the area "
                          "on some of the days"));
}

TEST_F(PlanServiceTest, GivesItsPlaceToAnotherAndChangesNoMore) {
  CreateWork();
  ABSL_ASSERT_OK(CreatePlan("next", "effective_to: '2017-04-02'"));
  ABSL_ASSERT_OK(CreatePolicePlan());
  EXPECT_EQ(Told(Supersede(kWork, "next")), "STATE_NOT_ALLOWED");
  ABSL_ASSERT_OK(Activate(kWork));
  EXPECT_EQ(Told(Supersede(kWork, "")), "FIELD_REQUIRED successor");
  EXPECT_EQ(Told(Supersede(kWork, "none")), "PLAN_UNKNOWN successor");
  EXPECT_EQ(Told(Supersede(kWork, "work")), "SUCCESSOR_INVALID successor");
  EXPECT_EQ(Told(Supersede(kWork, "pcp")), "SUCCESSOR_INVALID successor");
  EXPECT_EQ(Told(Supersede(kWork, "forces/essex/plans/next")), "RESOURCE_NAME_INVALID successor");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Plan ended,
                            Supersede(kWork, "forces/cambridgeshire/plans/next"));
  EXPECT_EQ(ended.state(), v1::Plan::SUPERSEDED);
  EXPECT_EQ(ended.successor(), "forces/cambridgeshire/plans/next");
  EXPECT_EQ(
      Told(Ask(*plans_, &Plans::UpdatePlan,
               Text("plan { name: '", kWork, "' title: 'x' } update_mask { paths: 'title' }"))),
      "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(CreateAction("V2")), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(CreateActivity("V1.2")), "STATE_NOT_ALLOWED");
  EXPECT_EQ(Told(Report(kV11, "as_of: '2018-01-01' rag: RED")), "STATE_NOT_ALLOWED");
}

TEST_F(PlanServiceTest, WhatIsSensitiveIsNotThereForAViewer) {
  CreateWork();
  ABSL_ASSERT_OK(Ask(*plans_, &Plans::UpdatePlan,
                     Text("plan { name: '", kWork,
                          "' marking: OFFICIAL_SENSITIVE } update_mask { paths: 'marking' }")));
  const Caller viewer = Viewer(kForce);
  const std::string name = Text("name: '", kWork, "'");
  EXPECT_THAT(Get(kWork), StatusIs(StatusCode::kNotFound));
  EXPECT_EQ(Told(Get(kWork)), "PLAN_UNKNOWN");
  EXPECT_EQ(Listed(), "");
  EXPECT_EQ(Told(Ask(*plans_, &Plans::GetBoard, Text("name: '", kWork, "/board'"), viewer)),
            "PLAN_UNKNOWN");
  EXPECT_EQ(Told(Ask(*plans_, &Plans::ExportPlan, name, viewer)), "PLAN_UNKNOWN");
  EXPECT_EQ(Told(Ask(*themes_, &Themes::GetTheme, Text("name: '", kVictims, "'"), viewer)),
            "PLAN_UNKNOWN");
  EXPECT_EQ(Told(Ask(*themes_, &Themes::ListThemes, Text("parent: '", kWork, "'"), viewer)),
            "PLAN_UNKNOWN");
  EXPECT_EQ(Told(Ask(*activities_, &Activities::GetActivity, Text("name: '", kV11, "'"), viewer)),
            "PLAN_UNKNOWN");
  EXPECT_EQ(
      Told(Ask(*activities_, &Activities::ListActivities, Text("parent: '", kV1, "'"), viewer)),
      "PLAN_UNKNOWN");
  EXPECT_EQ(
      Told(Ask(*activities_, &Activities::ListStatusEntries, Text("parent: '", kV11, "'"), viewer)),
      "PLAN_UNKNOWN");
  for (const Caller& caller : {Analyst(kForce), Publisher(kForce), Admin(kForce)}) {
    ABSL_EXPECT_OK(Get(kWork, caller));
    EXPECT_EQ(Listed("", caller), "forces/cambridgeshire/plans/work ");
    ABSL_EXPECT_OK(Ask(*plans_, &Plans::GetBoard, Text("name: '", kWork, "/board'"), caller));
    ABSL_EXPECT_OK(Ask(*plans_, &Plans::ExportPlan, name, caller));
    ABSL_EXPECT_OK(Ask(*themes_, &Themes::GetTheme, Text("name: '", kVictims, "'"), caller));
  }
}

TEST_F(PlanServiceTest, NothingOfItsCourseIsStillToCome) {
  EXPECT_EQ(Told(CreatePolicePlan("draft_to_panel_on: '2199-01-01' panel_report_on: '2199-01-01'")),
            "DATE_IN_FUTURE plan.draft_to_panel_on plan.panel_report_on");
  ABSL_ASSERT_OK(CreatePolicePlan());
  EXPECT_EQ(Told(Update("response_on: '2199-01-01'", "response_on")),
            "DATE_IN_FUTURE plan.response_on");
  ABSL_EXPECT_OK(Update("response_on: '2017-03-01'", "response_on"));
}

TEST_F(PlanServiceTest, ReportsAndIterationsAreNotLeftBeforeThePlan) {
  CreateWork();
  const auto begin = [&](const std::string& day) {
    return Told(Ask(*plans_, &Plans::UpdatePlan,
                    Text("plan { name: '", kWork, "' effective_from: '", day,
                         "' } update_mask { paths: 'effective_from' }")));
  };
  EXPECT_EQ(begin("2017-05-01"), "");
  ABSL_ASSERT_OK(Report(kV11, "as_of: '2018-05-01' rag: GREEN"));
  EXPECT_EQ(begin("2018-05-01"), "");
  EXPECT_EQ(begin("2018-05-02"), "EFFECTIVE_FROM_AFTER_REPORT plan.effective_from");
  EXPECT_EQ(begin(""), "EFFECTIVE_FROM_AFTER_REPORT plan.effective_from");
  EXPECT_EQ(begin("2017-04-01"), "");
  ABSL_ASSERT_OK(Activate(kWork));
  ABSL_ASSERT_OK(Ask(*iterations_, &Iterations::CreateIteration,
                     Text("parent: '", kWork, "' iteration { cut_off: '2018-03-31' }"),
                     Publisher(kForce)));
  EXPECT_EQ(begin("2018-04-01"), "EFFECTIVE_FROM_AFTER_REPORT plan.effective_from");
  EXPECT_EQ(begin("2018-03-31"), "");
}

TEST_F(PlanServiceTest, APlanThatIsSensitiveIsNotNamedToAViewer) {
  ABSL_ASSERT_OK(CreatePlan("secret"));
  ABSL_ASSERT_OK(CreatePlan("open"));
  CreateWork();
  ABSL_ASSERT_OK(Ask(*plans_, &Plans::UpdatePlan,
                     Text("plan { name: '", kWork,
                          "' parent_plan: 'secret' } update_mask { paths: 'parent_plan' }")));
  ABSL_ASSERT_OK(Activate(kWork));
  ABSL_ASSERT_OK(Supersede(kWork, "secret"));
  constexpr char kSecret[] = "forces/cambridgeshire/plans/secret";
  // What a caller sees of the plan by itself and in a list.
  const auto named = [&](const Caller& caller) {
    std::vector<std::string> names;
    const auto add = [&](const v1::Plan& plan) {
      if (plan.name() == kWork) names.push_back(plan.parent_plan() + " " + plan.successor());
    };
    const auto plan = Get(kWork, caller);
    ABSL_EXPECT_OK(plan);
    if (plan.ok()) add(*plan);
    const auto page =
        Ask(*plans_, &Plans::ListPlans, Text("parent: 'forces/cambridgeshire'"), caller);
    ABSL_EXPECT_OK(page);
    if (page.ok()) {
      for (const v1::Plan& one : page->plans()) add(one);
    }
    return names;
  };
  const std::string both = Text(kSecret, " ", kSecret);
  EXPECT_THAT(named(Viewer(kForce)), ElementsAre(both, both));
  Value("UPDATE delivery.plan SET marking = 2 WHERE id = 'secret'");
  EXPECT_THAT(named(Viewer(kForce)), ElementsAre(" ", " "));
  EXPECT_THAT(named(Analyst(kForce)), ElementsAre(both, both));
}

}  // namespace
}  // namespace copperplate::delivery
