// Priority actions, opportunities and indicator links over gRPC.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "libs/testing/told.h"
#include "services/delivery/transport/testing/plan_test.h"

namespace copperplate::delivery {
namespace {

using absl::StatusCode;
using ::testing::ElementsAre;
using testing::NeedsTold;
using testing::StatusIs;
using testing::Told;

class ActionServiceTest : public PlanTest {
 protected:
  ActionServiceTest() { CreateWork(); }

  absl::StatusOr<v1::PriorityAction> Update(const std::string& patch, const std::string& mask) {
    return Ask(*actions_, &Actions::UpdatePriorityAction,
               Text("priority_action { name: '", kV1, "' ", patch, "} update_mask { paths: '", mask,
                    "' }"));
  }
  absl::StatusOr<v1::PriorityAction> Withdraw(const std::string& more) {
    return Ask(*actions_, &Actions::WithdrawPriorityAction, Text("name: '", kV1, "' ", more));
  }
  absl::StatusOr<v1::Activity> WithdrawItsActivity() {
    return Ask(*activities_, &Activities::WithdrawActivity,
               Text("name: '", kV11, "' reason: 'No money' withdrawn_on: '2018-05-01'"));
  }
  absl::StatusOr<v1::Opportunity> CreateOpportunity(const std::string& id, const std::string& text,
                                                    const std::string& parent = kV1) {
    return Ask(*actions_, &Actions::CreateOpportunity,
               Text("parent: '", parent, "' opportunity_id: '", id, "' opportunity { text: '", text,
                    "' }"));
  }
  absl::StatusOr<v1::IndicatorLink> CreateLink(const std::string& id, const std::string& link) {
    return Ask(
        *actions_, &Actions::CreateIndicatorLink,
        Text("parent: '", kV1, "' indicator_link_id: '", id, "' indicator_link {", link, "}"));
  }
};

TEST_F(ActionServiceTest, ItsIdIsMadeOfItsCode) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::PriorityAction action,
      CreateAction("V10", Text("theme: '", kVictims,
                               "' objective_ordinals: 1 note: 'New' success_measure: 'Fewer'")));
  EXPECT_EQ(action.name(), Text(kWork, "/actions/v10"));
  EXPECT_EQ(action.theme(), kVictims);
  EXPECT_EQ(action.text(), "Text of V10");
  EXPECT_THAT(action.objective_ordinals(), ElementsAre(1));
  EXPECT_EQ(action.withdrawn_on(), "");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PriorityAction got,
                            Ask(*actions_, &Actions::GetPriorityAction,
                                Text("name: '", action.name(), "'"), Viewer(kForce)));
  EXPECT_EQ(got.SerializeAsString(), action.SerializeAsString());
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::ListPriorityActionsResponse list,
      Ask(*actions_, &Actions::ListPriorityActions, Text("parent: '", kWork, "'"), Viewer(kForce)));
  ASSERT_EQ(list.priority_actions_size(), 2);
  EXPECT_EQ(list.priority_actions(0).code(), "V1");
}

TEST_F(ActionServiceTest, EachRefusalHasItsReasonAndField) {
  EXPECT_EQ(Told(CreateAction("V01")), "CODE_INVALID priority_action.code");
  EXPECT_EQ(Told(CreateAction("V2.1")), "CODE_INVALID priority_action.code");
  EXPECT_EQ(Told(CreateAction("O1")), "CODE_PREFIX_NOT_OF_THEME priority_action.code");
  EXPECT_EQ(Told(CreateAction("V1")), "CODE_TAKEN priority_action.code");
  EXPECT_EQ(Told(CreateAction("V2", "theme: 'none'")), "THEME_UNKNOWN priority_action.theme");
  EXPECT_EQ(Told(CreateAction("V2", "")), "FIELD_REQUIRED priority_action.theme");
  EXPECT_EQ(Told(CreateAction("V2", "theme: 'victims' objective_ordinals: [1, 7]")),
            "OBJECTIVE_UNKNOWN priority_action.objective_ordinals[1]");
  EXPECT_EQ(Told(CreateAction("V2", "theme: 'victims' objective_ordinals: [1, 1]")),
            "DUPLICATE priority_action.objective_ordinals[1]");
  EXPECT_EQ(Told(CreateAction("V2", "theme: 'victims' note: '\\001'")),
            "TEXT_INVALID priority_action.note");
  EXPECT_EQ(Told(Update("code: 'V2'", "code")), "FIELD_IMMUTABLE priority_action.code");
  EXPECT_EQ(Told(Update("text: ''", "text")), "FIELD_REQUIRED priority_action.text");
  EXPECT_EQ(Told(Update("text: 'x' etag: '\"AAAA\"'", "text")), "ETAG_MISMATCH");
}

TEST_F(ActionServiceTest, IsWithdrawnOnceItsActivitiesAreAndItsCodeIsNeverUsedAgain) {
  EXPECT_EQ(Told(Withdraw("")), "FIELD_REQUIRED reason");
  EXPECT_EQ(Told(Withdraw("reason: 'x' withdrawn_on: '2199-01-01'")),
            "DATE_IN_FUTURE withdrawn_on");
  const auto live = Withdraw("reason: 'No money'");
  EXPECT_THAT(live, StatusIs(StatusCode::kFailedPrecondition));
  EXPECT_THAT(NeedsTold(live),
              ElementsAre(Text("ACTIVITIES_LIVE ", kV11, ": V1.1 must be withdrawn first")));
  ABSL_ASSERT_OK(WithdrawItsActivity());
  EXPECT_EQ(Told(Withdraw("reason: 'x' withdrawn_on: '2018-04-30'")),
            "DATES_REVERSED withdrawn_on");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::PriorityAction action,
                            Withdraw("reason: 'No money' withdrawn_on: '2018-05-01'"));
  EXPECT_EQ(action.withdrawn_on(), "2018-05-01");
  EXPECT_EQ(action.withdrawn_reason(), "No money");
  EXPECT_EQ(Told(Withdraw("reason: 'Again'")), "ALREADY_WITHDRAWN");
  EXPECT_EQ(Told(CreateAction("V1")), "CODE_TAKEN priority_action.code");
  EXPECT_EQ(Told(CreateActivity("V1.2")), "ACTION_WITHDRAWN activity.action");
  EXPECT_EQ(Update("note: 'x'", "note")->withdrawn_on(), "2018-05-01");
}

TEST_F(ActionServiceTest, OpportunitiesAreOrderedAndSaidOnce) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity first, CreateOpportunity("hub", "Share a hub"));
  EXPECT_EQ(first.order(), 1);
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::Opportunity second, CreateOpportunity("data", "Share data"));
  EXPECT_EQ(second.order(), 2);
  EXPECT_EQ(Told(CreateOpportunity("other", "Share data")), "DUPLICATE opportunity.text");
  EXPECT_EQ(Told(CreateOpportunity("hub", "x")), "OPPORTUNITY_EXISTS");
  EXPECT_EQ(Told(CreateOpportunity("x", "x", Text(kWork, "/actions/v9"))), "ACTION_UNKNOWN");
  const std::string name = Text("name: '", second.name(), "'");
  ABSL_ASSERT_OK(Ask(*actions_, &Actions::DeleteOpportunity, name));
  EXPECT_EQ(Told(Ask(*actions_, &Actions::GetOpportunity, name)), "OPPORTUNITY_UNKNOWN");
  Value("UPDATE delivery.plan SET state = 2");
  ABSL_EXPECT_OK(Ask(*actions_, &Actions::DeleteOpportunity, Text("name: '", first.name(), "'")));
}

TEST_F(ActionServiceTest, LinksToOneIndicatorShareNoDay) {
  const std::string crime = "indicator: 'forces/cambridgeshire/indicators/crime' ";
  ABSL_ASSERT_OK_AND_ASSIGN(
      const v1::IndicatorLink link,
      CreateLink("crime", crime + "from_date: '2017-04-01' to_date: '2017-12-31'"));
  EXPECT_EQ(link.to_date(), "2017-12-31");
  EXPECT_EQ(Told(CreateLink("again", crime + "from_date: '2017-12-31'")),
            "INDICATOR_LINKS_OVERLAP indicator_link.indicator");
  EXPECT_EQ(Told(CreateLink("again", crime + "from_date: '2018-02-01' to_date: '2018-01-31'")),
            "DATES_REVERSED indicator_link.to_date");
  EXPECT_EQ(Told(CreateLink("again", crime)), "FIELD_REQUIRED indicator_link.from_date");
  EXPECT_EQ(Told(CreateLink("other", "indicator: 'Crime' from_date: '2018-02-01'")),
            "RESOURCE_NAME_INVALID indicator_link.indicator");
  EXPECT_EQ(Told(CreateLink("again", "indicator: 'crime' from_date: '2017-12-31'")),
            "INDICATOR_LINKS_OVERLAP indicator_link.indicator");
  ABSL_ASSERT_OK(CreateLink("again", crime + "from_date: '2018-01-01'"));
  // Its id alone is the name.
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::IndicatorLink by_id,
                            CreateLink("by-id", "indicator: 'burglary' from_date: '2018-01-01'"));
  EXPECT_EQ(by_id.indicator(), "forces/cambridgeshire/indicators/burglary");
  const auto update = [&](const std::string& indicator) {
    return Ask(
        *actions_, &Actions::UpdateIndicatorLink,
        Text("indicator_link { name: '", by_id.name(), "' indicator: '", indicator,
             "' from_date: '2018-02-01' } update_mask { paths: ['indicator', 'from_date'] }"));
  };
  EXPECT_EQ(Told(update("crime")), "FIELD_IMMUTABLE indicator_link.indicator");
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::IndicatorLink updated, update("burglary"));
  EXPECT_EQ(updated.indicator(), by_id.indicator());
  EXPECT_EQ(updated.from_date(), "2018-02-01");
  Value("UPDATE delivery.plan SET state = 2");
  const std::string name = Text("name: '", link.name(), "'");
  ABSL_EXPECT_OK(Ask(*actions_, &Actions::DeleteIndicatorLink, name));
  EXPECT_EQ(Told(Ask(*actions_, &Actions::GetIndicatorLink, name)), "INDICATOR_LINK_UNKNOWN");
}

}  // namespace
}  // namespace copperplate::delivery
