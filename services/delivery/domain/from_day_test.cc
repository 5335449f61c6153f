#include "services/delivery/domain/from_day.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "services/delivery/domain/milestone_figures.h"
#include "services/delivery/domain/milestone_rules.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;

constexpr CivilDay kMadeOn(2018, 5, 10);

template <class Part>
std::string Settle(const PlanContent& content, Part& part) {
  Faults faults;
  SettleFrom(content, kMadeOn, part, faults);
  return Told(faults);
}

template <class Part>
std::string Change(const PlanContent& content, const Part& present, std::optional<CivilDay> from) {
  Part next = present;
  next.from = from;
  Faults faults;
  CheckFromChange(content, present, next, faults);
  return Told(faults);
}

TEST(FromDayTest, WithoutADayAPartIsThereFromTheDayItIsMade) {
  const PlanContent content = TestPlan();
  Activity activity = TestActivity("V2");
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, kMadeOn);
  PriorityAction action = TestAction("V3", "victims");
  EXPECT_EQ(Settle(content, action), "");
  EXPECT_EQ(action.from, kMadeOn);
  Milestone milestone = TestMilestone("V2", kMadeOn);
  EXPECT_EQ(Settle(content, milestone), "");
  EXPECT_EQ(milestone.from, kMadeOn);
}

TEST(FromDayTest, InAHistoricPlanItIsThereFromThePlansFirstDay) {
  PlanContent content = TestPlan();
  content.plan.historic_import = true;
  Activity activity = TestActivity("V2");
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, CivilDay(2017, 4, 1));
  content.plan.effective_from = kMadeOn + 1;  // has not come
  activity.from.reset();
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, kMadeOn);
  content.plan.effective_from.reset();
  activity.from.reset();
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, kMadeOn);
}

TEST(FromDayTest, WhatIsPublishedGetsNothingNew) {
  PlanContent content = TestPlan();
  content.last_published = LastPublished{1, kMadeOn};
  Activity activity = TestActivity("V2");
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, kMadeOn + 1);
  activity.from = kMadeOn;
  EXPECT_EQ(Settle(content, activity), "FROM_BEFORE_PUBLISHED from_date");
  content.plan.historic_import = true;
  activity.from.reset();
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, kMadeOn + 1);
}

TEST(FromDayTest, APartIsNotThereBeforeWhatItIsPartOf) {
  PlanContent content = TestPlan();
  content.actions[1].from = kMadeOn + 5;  // V2
  Activity activity = TestActivity("V2");
  EXPECT_EQ(Settle(content, activity), "");
  EXPECT_EQ(activity.from, kMadeOn + 5);
  activity.from = kMadeOn;
  EXPECT_EQ(Settle(content, activity), "DATES_REVERSED from_date");
  activity.from = CivilDay(2017, 3, 31);
  EXPECT_EQ(Settle(content, activity), "DATES_REVERSED from_date");
  content.activities[1].from = kMadeOn + 6;
  Milestone milestone = TestMilestone("V2", kMadeOn);
  EXPECT_EQ(Settle(content, milestone), "");
  EXPECT_EQ(milestone.from, kMadeOn + 6);
}

TEST(FromDayTest, ADayIsMovedWhileNothingOfItIsPublished) {
  PlanContent content = TestPlan();
  Activity& activity = content.activities[1];  // V2
  activity.from = kMadeOn;
  EXPECT_EQ(Change(content, activity, kMadeOn - 10), "");
  EXPECT_EQ(Change(content, activity, kMadeOn + 10), "");
  EXPECT_EQ(Change(content, activity, std::nullopt), "FIELD_REQUIRED from_date");
  EXPECT_EQ(Change(content, activity, CivilDay(2017, 3, 31)), "DATES_REVERSED from_date");
  content.last_published = LastPublished{1, kMadeOn - 5};
  EXPECT_EQ(Change(content, activity, kMadeOn - 4), "");
  EXPECT_EQ(Change(content, activity, kMadeOn - 5), "FROM_BEFORE_PUBLISHED from_date");
  activity.from = kMadeOn - 6;
  EXPECT_EQ(Change(content, activity, kMadeOn), "FROM_BEFORE_PUBLISHED from_date");
  EXPECT_EQ(Change(content, activity, kMadeOn - 6), "");
}

TEST(FromDayTest, AMovedDayStandsBetweenThoseOfThePlansParts) {
  PlanContent content = TestPlan();
  PriorityAction& action = content.actions[1];  // V2
  Activity& activity = content.activities[1];
  action.from = activity.from = kMadeOn;
  EXPECT_EQ(Change(content, activity, kMadeOn - 1), "DATES_REVERSED from_date");
  EXPECT_EQ(Change(content, action, kMadeOn + 1), "DATES_REVERSED from_date");
  EXPECT_EQ(Change(content, action, kMadeOn - 1), "");
  activity.withdrawn_on = kMadeOn + 3;
  EXPECT_EQ(Change(content, activity, kMadeOn + 3), "");
  EXPECT_EQ(Change(content, activity, kMadeOn + 4), "DATES_REVERSED from_date");
  content.milestones = {TestMilestone("V2", kMadeOn)};
  content.milestones[0].from = kMadeOn;
  EXPECT_EQ(Change(content, activity, kMadeOn + 1), "DATES_REVERSED from_date");
  EXPECT_EQ(Change(content, content.milestones[0], kMadeOn - 1), "DATES_REVERSED from_date");
  content.milestones[0].revisions = {{kMadeOn + 9, "Late", "n", absl::UnixEpoch(), kMadeOn + 2}};
  EXPECT_EQ(Change(content, content.milestones[0], kMadeOn + 2), "");
  EXPECT_EQ(Change(content, content.milestones[0], kMadeOn + 3), "FROM_AFTER_RECORDED from_date");
}

TEST(FromDayTest, AnActivityIsThereWhereItWasReported) {
  PlanContent content = TestPlan();
  Activity& activity = content.activities[1];  // V2
  activity.from = kMadeOn - 20;
  content.first_reports = {{"v1-1", kMadeOn - 15}, {"v2", kMadeOn - 10}};
  EXPECT_EQ(Change(content, activity, kMadeOn - 10), "");
  EXPECT_EQ(Change(content, activity, kMadeOn - 9), "FROM_AFTER_RECORDED from_date");
  // Of one that was reported before it was there, the day comes nearer.
  activity.from = kMadeOn;
  EXPECT_EQ(Change(content, activity, kMadeOn - 5), "");
  EXPECT_EQ(Change(content, activity, kMadeOn + 1), "FROM_AFTER_RECORDED from_date");
}

TEST(FromDayTest, AMilestoneIsThereWhereItIsKnownToBeMetOrWas) {
  const PlanContent content = TestPlan();
  Milestone milestone = TestMilestone("V2", kMadeOn);
  milestone.from = kMadeOn - 20;
  milestone.met_on = kMadeOn - 12;
  milestone.met_known_on = kMadeOn - 10;
  EXPECT_EQ(Change(content, milestone, kMadeOn - 10), "");
  EXPECT_EQ(Change(content, milestone, kMadeOn - 9), "FROM_AFTER_RECORDED from_date");
  milestone.reopenings = {
      {kMadeOn - 15, kMadeOn - 15, kMadeOn - 13, "A wrong one", "n", absl::UnixEpoch()}};
  EXPECT_EQ(Change(content, milestone, kMadeOn - 15), "");
  EXPECT_EQ(Change(content, milestone, kMadeOn - 14), "FROM_AFTER_RECORDED from_date");
  milestone.met_on.reset();
  milestone.met_known_on.reset();
  EXPECT_EQ(Change(content, milestone, kMadeOn - 14), "FROM_AFTER_RECORDED from_date");
}

TEST(FromDayTest, NothingIsWithdrawnBeforeItIsThere) {
  Faults faults;
  CheckWithdrawnFrom(kMadeOn, kMadeOn, faults);
  CheckWithdrawnFrom(std::nullopt, kMadeOn, faults);
  EXPECT_EQ(Told(faults), "");
  CheckWithdrawnFrom(kMadeOn, kMadeOn - 1, faults);
  EXPECT_EQ(Told(faults), "DATES_REVERSED withdrawn_on");
}

TEST(RevisionDayTest, IsTodayOrTheFirstOpenOne) {
  PlanContent content = TestPlan();
  Milestone milestone = TestMilestone("V2", kMadeOn);
  EXPECT_EQ(RevisionDay(content, milestone, kMadeOn), kMadeOn);
  content.last_published = LastPublished{1, kMadeOn};
  EXPECT_EQ(RevisionDay(content, milestone, kMadeOn), kMadeOn + 1);
  milestone.revisions = {{kMadeOn, "Late", "n", absl::UnixEpoch(), kMadeOn + 2}};
  EXPECT_EQ(RevisionDay(content, milestone, kMadeOn), kMadeOn + 2);
}

TEST(RevisionDayTest, AGivenOneIsOpenAndBehindTheLast) {
  PlanContent content = TestPlan();
  content.last_published = LastPublished{1, kMadeOn - 10};
  Milestone milestone = TestMilestone("V2", kMadeOn);
  milestone.from = kMadeOn - 8;
  const auto told = [&](CivilDay on) {
    Faults faults;
    CheckRevisionDay(content, milestone, on, kMadeOn, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(kMadeOn), "");
  EXPECT_EQ(told(kMadeOn + 1), "DATE_IN_FUTURE revised_on");
  EXPECT_EQ(told(kMadeOn - 8), "");
  EXPECT_EQ(told(kMadeOn - 9), "DATES_REVERSED revised_on");
  EXPECT_EQ(told(kMadeOn - 10), "REVISED_BEFORE_PUBLISHED revised_on");
  milestone.revisions = {{kMadeOn, "Late", "n", absl::UnixEpoch(), kMadeOn - 3}};
  EXPECT_EQ(told(kMadeOn - 3), "");
  EXPECT_EQ(told(kMadeOn - 4), "DATES_REVERSED revised_on");
}

TEST(MeetingTest, IsKnownFromTheFirstOpenDay) {
  PlanContent content = TestPlan();
  const Milestone milestone = TestMilestone("V2", kMadeOn);
  EXPECT_EQ(AfterMeeting(content, milestone, kMadeOn).met_known_on, kMadeOn);
  content.last_published = LastPublished{1, kMadeOn + 2};
  const Milestone met = AfterMeeting(content, milestone, kMadeOn);
  EXPECT_EQ(met.met_on, kMadeOn);
  EXPECT_EQ(met.met_known_on, kMadeOn + 3);
}

TEST(MeetingTest, IsTakenBackOnEveryOpenDay) {
  PlanContent content = TestPlan();
  Milestone milestone = TestMilestone("V2", kMadeOn);
  EXPECT_EQ(
      Told(CheckMetMilestone(content, milestone)),
      absl::StrCat("MILESTONE_UNMET ", kTestPlanName, "/actions/v2/activities/v2/milestones/m1"));
  milestone = AfterMeeting(content, milestone, kMadeOn);
  EXPECT_EQ(Told(CheckMetMilestone(content, milestone)), "");
  const ReopeningSaid said = {"A wrong one", "n", absl::UnixEpoch()};
  const Milestone never = AfterReopening(content, milestone, said);
  EXPECT_EQ(never.met_on, std::nullopt);
  ASSERT_EQ(never.reopenings.size(), 1);
  EXPECT_EQ(never.reopenings[0].met_on, kMadeOn);
  EXPECT_EQ(never.reopenings[0].reason, "A wrong one");
  EXPECT_EQ(MilestoneOn(never, kMadeOn)->met_on, std::nullopt);
  // What is reported has it as met.
  content.last_published = LastPublished{1, kMadeOn + 2};
  Milestone reopened = AfterReopening(content, milestone, said);
  reopened = AfterMeeting(content, reopened, kMadeOn + 5);
  EXPECT_EQ(MilestoneOn(reopened, kMadeOn - 1)->met_on, std::nullopt);
  EXPECT_EQ(MilestoneOn(reopened, kMadeOn)->met_on, kMadeOn);
  EXPECT_EQ(MilestoneOn(reopened, kMadeOn + 2)->met_on, kMadeOn);
  EXPECT_EQ(MilestoneOn(reopened, kMadeOn + 3)->met_on, std::nullopt);
  EXPECT_EQ(MilestoneOn(reopened, kMadeOn + 5)->met_on, kMadeOn + 5);
}

}  // namespace
}  // namespace copperplate::delivery
