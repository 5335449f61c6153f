// How the parts of a plan go with what it holds.
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/action_rules.h"
#include "services/delivery/domain/activity_rules.h"
#include "services/delivery/domain/lead_meaning.h"
#include "services/delivery/domain/lead_rules.h"
#include "services/delivery/domain/milestone_rules.h"
#include "services/delivery/domain/test_plan.h"
#include "services/delivery/domain/theme_rules.h"
#include "services/delivery/domain/withdrawal.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;

template <typename Part>
std::string Among(const PlanContent& content, const Part& part) {
  Faults faults;
  CheckAmong(content, part, faults);
  return Told(faults);
}

std::string LeadAmong(const PlanContent& content, const LeadAssignment& lead,
                      LeadSource source = LeadSource::kPerson) {
  Faults faults;
  CheckAmong(content, lead, source, faults);
  return Told(faults);
}

TEST(ThemeRulesTest, PrefixAndTitleAreTheThemesOwn) {
  const PlanContent content = TestPlan();
  EXPECT_EQ(Among(content, TestTheme("C", "Communities", 3)), "");
  Theme other = TestTheme("V", "Victims", 3);
  other.id = "other";
  EXPECT_EQ(Among(content, other), "PREFIX_TAKEN prefix title");
  Theme changed = content.themes[0];
  EXPECT_EQ(Among(content, changed), "");
  changed.prefix = "X";
  EXPECT_EQ(Among(content, changed), "PREFIX_IN_USE prefix");
}

TEST(ThemeRulesTest, OrdinalsAndItemsAreThereOnce) {
  PlanContent content = TestPlan();
  Objective objective;
  objective.id = "objective-1";
  objective.theme = "victims";
  objective.ordinal = 1;
  content.objectives = {objective};
  EXPECT_EQ(Among(content, objective), "");
  objective.id = "another";
  EXPECT_EQ(Among(content, objective), "ORDINAL_TAKEN ordinal");
  objective.theme = "offenders";
  EXPECT_EQ(Among(content, objective), "");
  objective.theme = "nowhere";
  EXPECT_EQ(Among(content, objective), "THEME_UNKNOWN theme");
  Objective renumbered = content.objectives[0];
  renumbered.ordinal = 2;
  EXPECT_EQ(Among(content, renumbered), "");
  content.actions[0].objective_ordinals = {1};  // O3, of another theme
  EXPECT_EQ(Among(content, renumbered), "");
  content.actions[1].objective_ordinals = {3, 1};
  EXPECT_EQ(Among(content, renumbered), "ORDINAL_IN_USE ordinal");
  EXPECT_EQ(Among(content, content.objectives[0]), "");
  BusinessIntelligenceItem item;
  item.id = "workforce";
  item.theme = "victims";
  item.name = "Workforce";
  content.business_intelligence_items = {item};
  item.id = "more";
  EXPECT_EQ(Among(content, item), "TITLE_TAKEN title");
  item.name = " WORKFORCE";
  EXPECT_EQ(Among(content, item), "TITLE_TAKEN title");
  Theme theme = content.themes[0];
  theme.id = "next";
  theme.prefix = "N";
  theme.name = absl::StrCat(content.themes[1].name, "  ");
  EXPECT_EQ(Among(content, theme), "TITLE_TAKEN title");
}

TEST(ActionRulesTest, ACodeHasTheThemesPrefixAndIsNeverUsedAgain) {
  PlanContent content = TestPlan();
  EXPECT_EQ(Among(content, TestAction("V3", "victims")), "");
  EXPECT_EQ(Among(content, TestAction("O4", "victims")), "CODE_PREFIX_NOT_OF_THEME code");
  EXPECT_EQ(Among(content, TestAction("V3", "nowhere")), "THEME_UNKNOWN theme");
  content.actions[2].withdrawn_on = CivilDay(2018, 1, 1);
  PriorityAction again = TestAction("V1", "victims");
  again.id = "again";
  EXPECT_EQ(Among(content, again), "CODE_TAKEN code");
  PriorityAction serving = TestAction("V3", "victims");
  serving.objective_ordinals = {1};
  EXPECT_EQ(Among(content, serving), "OBJECTIVE_UNKNOWN objective_ordinals[0]");
}

TEST(ActionRulesTest, WhatHangsOnAnActionIsThereOnce) {
  PlanContent content = TestPlan();
  Opportunity opportunity;
  opportunity.id = "opportunity-1";
  opportunity.action = "v1";
  opportunity.text = "Share data";
  content.opportunities = {opportunity};
  EXPECT_EQ(Among(content, opportunity), "");
  opportunity.id = "opportunity-2";
  EXPECT_EQ(Among(content, opportunity), "DUPLICATE text");
  opportunity.action = "v9";
  EXPECT_EQ(Among(content, opportunity), "ACTION_UNKNOWN action");
  IndicatorLink link;
  link.id = "a";
  link.action = "v1";
  link.indicator = "forces/x/indicators/asb";
  link.from = CivilDay(2018, 1, 1);
  link.to = CivilDay(2018, 3, 31);
  content.indicator_links = {link};
  link.id = "b";
  link.from = CivilDay(2018, 3, 31);
  link.to.reset();
  EXPECT_EQ(Among(content, link), "INDICATOR_LINKS_OVERLAP indicator");
  link.from = CivilDay(2018, 4, 1);
  EXPECT_EQ(Among(content, link), "");
}

TEST(ActionRulesTest, AnActionIsWithdrawnAfterItsActivities) {
  PlanContent content = TestPlan();
  EXPECT_EQ(Told(CheckActionWithdrawal(content, content.actions[2])),
            absl::StrCat("ACTIVITIES_LIVE ", kTestPlanName, "/actions/v1/activities/v1-1"));
  content.activities[2].withdrawn_on = CivilDay(2018, 1, 1);
  EXPECT_EQ(Told(CheckActionWithdrawal(content, content.actions[2])), "");
  const auto on = [&](CivilDay day) {
    Faults faults;
    CheckWithdrawnBehind(content, content.actions[2], day, faults);
    return Told(faults);
  };
  EXPECT_EQ(on(CivilDay(2018, 1, 1)), "");
  EXPECT_EQ(on(CivilDay(2018, 1, 2)), "");
  EXPECT_EQ(on(CivilDay(2017, 12, 31)), "DATES_REVERSED withdrawn_on");
}

TEST(ActionRulesTest, AWithdrawalLeavesWhatWasPublished) {
  PlanContent content = TestPlan();
  const CivilDay today(2018, 5, 10);
  const auto on = [&](CivilDay day) {
    return Told(Validate(Withdrawal{day, "Merged"}, content, today));
  };
  EXPECT_EQ(on(today), "");
  EXPECT_EQ(on(today + 1), "DATE_IN_FUTURE withdrawn_on");
  EXPECT_EQ(on(CivilDay(2017, 4, 1)), "");
  EXPECT_EQ(on(CivilDay(2017, 3, 31)), "DATES_REVERSED withdrawn_on");
  content.last_published = LastPublished{1, CivilDay(2018, 3, 31)};
  EXPECT_EQ(on(CivilDay(2018, 3, 31)), "WITHDRAWN_BEFORE_PUBLISHED withdrawn_on");
  EXPECT_EQ(on(CivilDay(2018, 4, 1)), "");
  content.last_published.reset();
  content.plan.effective_from.reset();
  EXPECT_EQ(on(CivilDay(2017, 3, 31)), "");
  EXPECT_EQ(Told(Validate(Withdrawal{today, ""}, content, today)), "FIELD_REQUIRED reason");
}

TEST(ActivityRulesTest, BareAndDottedCodesDoNotMix) {
  PlanContent content = TestPlan();
  EXPECT_EQ(Among(content, TestActivity("V1.2")), "");
  EXPECT_EQ(Among(content, TestActivity("V1.3")), "CODE_NOT_NEXT code");
  EXPECT_EQ(Among(content, TestActivity("V1")), "CODES_MIXED code");
  EXPECT_EQ(Among(content, TestActivity("V2.1")), "CODES_MIXED code");
  EXPECT_EQ(Among(content, TestActivity("V9")), "ACTION_UNKNOWN action");
  Activity elsewhere = TestActivity("V1.2");
  elsewhere.action = "v2";
  EXPECT_EQ(Among(content, elsewhere), "CODE_NOT_OF_ACTION code");
  EXPECT_EQ(Among(content, TestActivity("V1.1")), "");  // it is itself
  Activity twice = TestActivity("V1.1");
  twice.id = "other";
  EXPECT_EQ(Among(content, twice), "CODE_TAKEN code");
}

TEST(ActivityRulesTest, WithdrawnCodesCountButDoNotMix) {
  PlanContent content = TestPlan();
  content.activities[2].withdrawn_on = CivilDay(2018, 1, 1);  // V1.1
  EXPECT_EQ(Among(content, TestActivity("V1")), "");
  EXPECT_EQ(Among(content, TestActivity("V1.2")), "");
  EXPECT_EQ(Among(content, TestActivity("V1.3")), "CODE_NOT_NEXT code");
  content.actions[2].withdrawn_on = CivilDay(2018, 1, 1);
  EXPECT_EQ(Among(content, TestActivity("V1.2")), "ACTION_WITHDRAWN action");
}

TEST(ActivityRulesTest, ALinkLeadsFromACodeToACode) {
  PlanContent content = TestPlan();
  PlanLink link;
  link.id = "v2-o3";
  link.from_code = "V2";
  link.to_code = "O3";
  EXPECT_EQ(Among(content, link), "");
  content.links = {link};
  EXPECT_EQ(Among(content, link), "");
  link.id = "again";
  EXPECT_EQ(Among(content, link), "LINK_TAKEN to_code");
  link.kind = LinkKind::kDepends;
  EXPECT_EQ(Among(content, link), "");
  link.to_code = "O9";
  link.from_code = "V7";
  EXPECT_EQ(Among(content, link), "CODE_UNKNOWN from_code to_code");
}

TEST(ActivityRulesTest, AMilestoneBelongsToALiveActivity) {
  PlanContent content = TestPlan();
  EXPECT_EQ(Among(content, TestMilestone("V2", CivilDay(2018, 1, 1))), "");
  EXPECT_EQ(Among(content, TestMilestone("V7", CivilDay(2018, 1, 1))), "ACTIVITY_UNKNOWN activity");
  content.activities[1].withdrawn_on = CivilDay(2018, 1, 1);
  EXPECT_EQ(Among(content, TestMilestone("V2", CivilDay(2018, 1, 1))),
            "ACTIVITY_WITHDRAWN activity");
}

TEST(LeadRulesTest, NobodyLeadsTwiceByAnotherWritingOfTheName) {
  PlanContent content = TestPlan();
  content.leads[1].person_or_body = "Head of Policy";
  LeadAssignment again = TestLead("V2", "head  of policy");
  again.id = "again";
  EXPECT_EQ(LeadAmong(content, again, LeadSource::kImport), "LEADS_OVERLAP person_or_body");
  Faults faults;
  CheckFirstLeads(content, {TestLead("V2", "The Deputy"), TestLead("V2", "the DEPUTY")}, faults);
  EXPECT_EQ(Told(faults), "DUPLICATE opcc_leads[1]");
}

TEST(LeadRulesTest, NobodyLeadsTwiceAtATime) {
  PlanContent content = TestPlan();
  LeadAssignment again = TestLead("V2", "NP");
  again.id = "again";
  EXPECT_EQ(LeadAmong(content, again, LeadSource::kImport), "LEADS_OVERLAP person_or_body");
  content.leads[1].to = CivilDay(2018, 3, 31);
  again.from = CivilDay(2018, 3, 31);
  EXPECT_EQ(LeadAmong(content, again, LeadSource::kImport), "LEADS_OVERLAP person_or_body");
  again.from = CivilDay(2018, 4, 1);
  EXPECT_EQ(LeadAmong(content, again, LeadSource::kImport), "");
  LeadAssignment delivery = TestLead("V2", "NP", LeadRole::kDelivery);
  EXPECT_EQ(LeadAmong(content, delivery, LeadSource::kImport), "");
}

TEST(LeadRulesTest, InitialsMustBeKnownUnlessAnImportBringsThem) {
  PlanContent content = TestPlan();
  const LeadAssignment unknown = TestLead("V2", "EW");
  EXPECT_EQ(LeadAmong(content, unknown, LeadSource::kImport), "");
  EXPECT_EQ(LeadAmong(content, unknown), "LEAD_UNKNOWN person_or_body");
  EXPECT_EQ(LeadAmong(content, TestLead("V2", "CS")), "LEAD_UNKNOWN person_or_body");
  content.leads[2].told = true;  // CS
  EXPECT_EQ(LeadAmong(content, TestLead("V2", "CS")), "");
  content.leads[2].person_or_body = "Carl Smith";
  content.leads[2].printed_as = "CS";
  EXPECT_EQ(LeadAmong(content, TestLead("V2", "CS")), "");
  EXPECT_EQ(LeadAmong(content, TestLead("V2", "Constabulary")), "");
  EXPECT_EQ(LeadAmong(content, TestLead("V7", "CS")), "ACTIVITY_UNKNOWN activity");
}

TEST(LeadRulesTest, ALeadIsResolvedWhereItIsKnownWhomItMeans) {
  PlanContent content = TestPlan();
  EXPECT_TRUE(IsMeaningKnown(content, TestLead("V2", "Constabulary")));
  EXPECT_FALSE(IsMeaningKnown(content, TestLead("V2", "EW")));
  EXPECT_FALSE(IsMeaningKnown(content, TestLead("V2", "CS")));
  LeadAssignment said = TestLead("V2", "EW");
  said.told = true;
  EXPECT_TRUE(IsMeaningKnown(content, said));
  content.leads[2].told = true;  // CS
  EXPECT_TRUE(IsMeaningKnown(content, TestLead("V2", "CS")));
  // It does not explain itself.
  LeadAssignment taken_back = content.leads[2];
  taken_back.told = false;
  EXPECT_FALSE(IsMeaningKnown(content, taken_back));
}

TEST(LeadRulesTest, SomebodyLeadsForTheOpccOnEveryDay) {
  PlanContent content = TestPlan();
  LeadAssignment ended = content.leads[1];
  ended.to = CivilDay(2018, 3, 31);
  EXPECT_EQ(LeadAmong(content, ended), "OPCC_LEADS_EMPTY to_date");
  LeadAssignment next = TestLead("V2", "Carl Smith");
  next.id = "next";
  next.from = CivilDay(2018, 4, 2);
  content.leads.push_back(next);
  EXPECT_EQ(LeadAmong(content, ended), "OPCC_LEADS_EMPTY to_date");
  content.leads.back().from = CivilDay(2018, 4, 1);
  EXPECT_EQ(LeadAmong(content, ended), "");
  Faults none;
  CheckOpccLeads("opcc_leads", {}, none);
  EXPECT_EQ(Told(none), "OPCC_LEADS_EMPTY opcc_leads");
}

TEST(LeadRulesTest, LeadsOfADayComeAsPrinted) {
  std::vector<LeadAssignment> leads = {TestLead("V2", "NP"), TestLead("V2", "CS"),
                                       TestLead("V2", "EW")};
  leads[0].order = 2;
  leads[2].from = CivilDay(2018, 4, 1);
  const std::vector<LeadAssignment> found =
      LeadsOn(leads, "v2", LeadRole::kOpcc, CivilDay(2018, 3, 31));
  ASSERT_EQ(found.size(), 2);
  EXPECT_EQ(found[0].person_or_body, "CS");
  EXPECT_EQ(found[1].person_or_body, "NP");
}

TEST(MilestoneRulesTest, ADueDayIsMovedForAReason) {
  const Milestone milestone = TestMilestone("V2", CivilDay(2018, 3, 31));
  Faults faults;
  CheckRevision(milestone, {CivilDay(2018, 3, 31), "", "me", absl::UnixEpoch(), {}}, faults);
  EXPECT_EQ(faults.reason(), "DUE_UNCHANGED");
  EXPECT_EQ(faults.size(), 2);
  const Milestone after =
      AfterRevision(milestone, {CivilDay(2018, 4, 30), "late", "me", absl::UnixEpoch(), {}});
  EXPECT_EQ(after.original_due, CivilDay(2018, 3, 31));
  EXPECT_EQ(after.current_due, CivilDay(2018, 4, 30));
  EXPECT_EQ(Told(Validate(after)), "");
}

TEST(MilestoneRulesTest, IsMetOnce) {
  Milestone milestone = TestMilestone("V2", CivilDay(2018, 3, 31));
  EXPECT_EQ(Told(CheckUnmetMilestone(TestPlan(), milestone)), "");
  milestone.met_on = CivilDay(2018, 3, 1);
  EXPECT_EQ(
      Told(CheckUnmetMilestone(TestPlan(), milestone)),
      absl::StrCat("MILESTONE_MET ", kTestPlanName, "/actions/v2/activities/v2/milestones/m1"));
}

}  // namespace
}  // namespace copperplate::delivery
