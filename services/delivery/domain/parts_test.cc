// What the parts of a plan must be by themselves.
#include <string>

#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/iteration.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using testing::Told;

TEST(PartsTest, SoundOnesHaveNoFault) {
  const PlanContent content = TestPlan();
  EXPECT_EQ(Told(Validate(content.themes[0])), "");
  EXPECT_EQ(Told(Validate(content.actions[0])), "");
  EXPECT_EQ(Told(Validate(content.activities[2])), "");
  EXPECT_EQ(Told(Validate(content.leads[0])), "");
  EXPECT_EQ(Told(Validate(TestStatus("V2", absl::CivilDay(2018, 3, 31), Rag::kRed))), "");
  EXPECT_EQ(Told(Validate(TestMilestone("V2", absl::CivilDay(2018, 3, 31)))), "");
}

TEST(PartsTest, AThemeHasAPrefixATitleAndAPlace) {
  Theme theme;
  theme.id = "victims";
  theme.prefix = "VI";
  theme.leads.push_back({"", absl::CivilDay(2018, 1, 2), absl::CivilDay(2018, 1, 1)});
  EXPECT_EQ(Told(Validate(theme)),
            "PREFIX_INVALID prefix title leads[0].person_or_body leads[0].to_date order");
}

TEST(PartsTest, AnObjectiveHasATextAndAnOrdinal) {
  Objective objective;
  objective.id = "objective-1";
  objective.theme = "victims";
  EXPECT_EQ(Told(Validate(objective)), "NUMBER_OUT_OF_RANGE ordinal text");
}

TEST(PartsTest, AnItemNamesEachIndicatorOnce) {
  BusinessIntelligenceItem item;
  item.id = "satisfaction";
  item.theme = "victims";
  item.order = 1;
  item.name = "Satisfaction";
  item.indicators = {"forces/x/indicators/a", "forces/x/indicators/a"};
  EXPECT_EQ(Told(Validate(item)), "DUPLICATE indicators[1]");
}

TEST(PartsTest, AnActionsCodeHasNoDotAndMakesItsId) {
  PriorityAction action = TestAction("V1", "victims");
  action.code = "V1.1";
  EXPECT_EQ(Told(Validate(action)), "CODE_INVALID code");
  action.code = "V01";
  EXPECT_EQ(Told(Validate(action)), "CODE_INVALID code");
  action.code = "V2";
  EXPECT_EQ(Told(Validate(action)), "ID_INVALID id");
  action = TestAction("V1", "victims");
  action.text = " ";
  EXPECT_EQ(Told(Validate(action)), "FIELD_REQUIRED text");
  action.text = std::string(20'001, 'x');
  EXPECT_EQ(Told(Validate(action)), "TEXT_TOO_LONG text");
  action.text = "Reduce\x01";
  EXPECT_EQ(Told(Validate(action)), "TEXT_INVALID text");
  action = TestAction("V1", "victims");
  action.objective_ordinals = {1, 0, 1};
  EXPECT_EQ(Told(Validate(action)),
            "NUMBER_OUT_OF_RANGE objective_ordinals[1] objective_ordinals[2]");
}

TEST(PartsTest, AnActivitysCodeMayHaveADot) {
  Activity activity = TestActivity("V1.1");
  activity.code = "V1.0";
  EXPECT_EQ(Told(Validate(activity)), "CODE_INVALID code");
  activity = TestActivity("V1.1");
  activity.id = "v1.1";
  EXPECT_EQ(Told(Validate(activity)), "ID_INVALID id");
  activity = TestActivity("V1.1");
  activity.withdrawn_on = absl::CivilDay(2018, 1, 1);
  EXPECT_EQ(Told(Validate(activity)), "FIELD_REQUIRED withdrawn_reason");
}

TEST(PartsTest, WhatIsLiveOnADay) {
  Activity activity = TestActivity("V1.1");
  EXPECT_TRUE(activity.LiveOn(absl::CivilDay(2018, 1, 1)));
  activity.withdrawn_on = absl::CivilDay(2018, 1, 1);
  EXPECT_TRUE(activity.LiveOn(absl::CivilDay(2017, 12, 31)));
  EXPECT_FALSE(activity.LiveOn(absl::CivilDay(2018, 1, 1)));
}

TEST(PartsTest, ALeadDoesNotEndBeforeItBegins) {
  LeadAssignment lead = TestLead("V2", "NP");
  lead.to = lead.from - 1;
  EXPECT_EQ(Told(Validate(lead)), "DATES_REVERSED to_date");
  lead = TestLead("V2", "NP");
  lead.person_or_body.clear();
  EXPECT_EQ(Told(Validate(lead)), "FIELD_REQUIRED person_or_body");
  lead.person_or_body = "Nora Page";
  lead.printed_as = "NP";
  EXPECT_EQ(lead.printed(), "NP");
}

TEST(PartsTest, AnIndicatorLinkAndAnOpportunityBelongToAnAction) {
  IndicatorLink link;
  link.id = "asb";
  link.from = absl::CivilDay(2018, 1, 1);
  link.to = absl::CivilDay(2017, 1, 1);
  EXPECT_EQ(Told(Validate(link)), "FIELD_REQUIRED action indicator to_date");
  Opportunity opportunity;
  opportunity.id = "opportunity-1";
  opportunity.order = 1;
  EXPECT_EQ(Told(Validate(opportunity)), "FIELD_REQUIRED action text");
}

TEST(PartsTest, AMilestoneIsDueAsItsLastRevisionSays) {
  Milestone milestone = TestMilestone("V2", absl::CivilDay(2018, 3, 31));
  milestone.current_due = absl::CivilDay(2018, 4, 30);
  EXPECT_EQ(Told(Validate(milestone)), "DUE_NOT_OF_REVISIONS current_due");
}

TEST(PartsTest, ALinkLeadsToAnotherCode) {
  PlanLink link;
  link.id = "v3-o1-1";
  link.from_code = "V3";
  EXPECT_EQ(Told(Validate(link)), "FIELD_REQUIRED to_text");
  link.to_text = "section 10.1";
  EXPECT_EQ(Told(Validate(link)), "");
  link.to_code = "V3";
  EXPECT_EQ(Told(Validate(link)), "LINK_TO_SELF to_code");
  link.to_code = "O 1.1";
  EXPECT_EQ(Told(Validate(link)), "CODE_INVALID to_code");
}

TEST(PartsTest, AnEntryDoesNotCorrectItself) {
  StatusEntry entry = TestStatus("V2", absl::CivilDay(2018, 3, 31), Rag::kRed);
  entry.corrects = entry.id;
  EXPECT_EQ(Told(Validate(entry)), "CORRECTS_INVALID corrects");
}

TEST(PartsTest, AnIterationsNumberMakesItsId) {
  Iteration iteration;
  EXPECT_EQ(Told(Validate(iteration)), "NUMBER_OUT_OF_RANGE number");
  iteration.number = 3;
  iteration.id = "iteration-4";
  EXPECT_EQ(Told(Validate(iteration)), "ID_INVALID id");
  iteration.id = IterationId(3);
  EXPECT_EQ(Told(Validate(iteration)), "");
  iteration.state = IterationState::kWithdrawn;
  EXPECT_EQ(Told(Validate(iteration)), "FIELD_REQUIRED withdrawn_reason");
}

}  // namespace
}  // namespace copperplate::delivery
