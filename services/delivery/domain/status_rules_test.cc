#include "services/delivery/domain/status_rules.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "libs/testing/told.h"
#include "rapidcheck/gtest.h"
#include "services/delivery/domain/test_plan.h"

namespace copperplate::delivery {
namespace {

using absl::CivilDay;
using testing::Told;
using History = std::vector<StatusEntry>;

constexpr CivilDay kReportDay(2018, 5, 10);

std::string Report(const PlanContent& content, const History& history, const StatusEntry& entry) {
  Faults faults;
  CheckReport(content, history, entry, kReportDay, faults);
  return Told(faults);
}

TEST(StatusRulesTest, ADayLiesInThePlanNotAheadAndNotBehindWhatWasPublished) {
  PlanContent content = TestPlan();
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay, Rag::kGreen)), "");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay + 1, Rag::kGreen)),
            "AS_OF_IN_FUTURE as_of");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2017, 4, 1), Rag::kGreen)), "");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2017, 3, 31), Rag::kGreen)),
            "AS_OF_BEFORE_PLAN as_of");
  content.last_published = LastPublished{1, CivilDay(2018, 3, 31)};
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2018, 4, 1), Rag::kGreen)), "");
  // On the cut-off itself it would change what a board of the reported day says.
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2018, 3, 31), Rag::kGreen)),
            "AS_OF_BEFORE_PUBLISHED as_of");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2018, 3, 30), Rag::kGreen)),
            "AS_OF_BEFORE_PUBLISHED as_of");
  content.plan.effective_from.reset();
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay, Rag::kGreen)),
            "AS_OF_BEFORE_PLAN as_of");
}

TEST(StatusRulesTest, WorkThatHasStartedDoesNotBecomeNotStarted) {
  const PlanContent content = TestPlan();
  for (const Rag started : {Rag::kRed, Rag::kYellow, Rag::kGreen}) {
    const History history = {TestStatus("V2", CivilDay(2018, 1, 1), started)};
    EXPECT_EQ(Report(content, history, TestStatus("V2", kReportDay, Rag::kWhite, "s2")),
              "WHITE_AFTER_START rag");
    // Told of an earlier day it comes before.
    EXPECT_EQ(Report(content, history, TestStatus("V2", CivilDay(2017, 12, 1), Rag::kWhite, "s2")),
              "");
    for (const Rag next : {Rag::kRed, Rag::kYellow, Rag::kGreen}) {
      EXPECT_EQ(Report(content, history, TestStatus("V2", kReportDay, next, "s2")), "");
    }
  }
  const History white = {TestStatus("V2", CivilDay(2018, 1, 1), Rag::kWhite)};
  EXPECT_EQ(Report(content, white, TestStatus("V2", kReportDay, Rag::kWhite, "s2")), "");
  EXPECT_EQ(Report(content, white, TestStatus("V2", CivilDay(2017, 12, 1), Rag::kRed, "s2")),
            "WHITE_AFTER_START rag");
}

TEST(StatusRulesTest, ACorrectionTakesThePlaceOfOneEntry) {
  const PlanContent content = TestPlan();
  History history = {TestStatus("V2", CivilDay(2018, 1, 1), Rag::kGreen)};
  StatusEntry entry = TestStatus("V2", CivilDay(2018, 1, 1), Rag::kWhite, "s2");
  entry.corrects = "s1";
  EXPECT_EQ(Report(content, history, entry), "");  // it was entered wrongly: nothing had started
  history.push_back(entry);
  StatusEntry again = TestStatus("V2", CivilDay(2018, 1, 2), Rag::kRed, "s3");
  again.corrects = "s1";
  EXPECT_EQ(Report(content, history, again), "CORRECTED_ALREADY corrects");
  again.corrects = "s9";
  EXPECT_EQ(Report(content, history, again), "CORRECTS_UNKNOWN corrects");
  again.corrects = "s2";
  EXPECT_EQ(Report(content, history, again), "");
}

TEST(StatusRulesTest, WhatWasPublishedIsNotCorrected) {
  PlanContent content = TestPlan();
  content.last_published = LastPublished{1, CivilDay(2018, 3, 31)};
  StatusEntry entry = TestStatus("V2", kReportDay, Rag::kYellow, "s2");
  entry.corrects = "s1";
  const auto corrected = [&](CivilDay as_of) {
    return Report(content, {TestStatus("V2", as_of, Rag::kGreen)}, entry);
  };
  EXPECT_EQ(corrected(CivilDay(2018, 3, 30)), "AS_OF_BEFORE_PUBLISHED corrects");
  EXPECT_EQ(corrected(CivilDay(2018, 3, 31)), "AS_OF_BEFORE_PUBLISHED corrects");
  EXPECT_EQ(corrected(CivilDay(2018, 4, 1)), "");
  content.last_published.reset();
  EXPECT_EQ(corrected(CivilDay(2018, 3, 31)), "");
}

TEST(StatusRulesTest, AColourThatDatesSpeakAgainstNeedsAReason) {
  PlanContent content = TestPlan();
  content.milestones = {TestMilestone("V2", kReportDay - 1)};
  StatusEntry green = TestStatus("V2", kReportDay, Rag::kGreen);
  EXPECT_EQ(Report(content, {}, green), "OVERRIDE_REASON_REQUIRED override_reason");
  green.override_reason = "The supplier confirmed the new day";
  EXPECT_EQ(Report(content, {}, green), "");
  green.override_reason.clear();
  content.milestones[0].current_due = kReportDay;  // due on the day is not late
  EXPECT_EQ(Report(content, {}, green), "");
  content.milestones[0].current_due = kReportDay - 1;
  content.milestones[0].met_on = kReportDay;
  EXPECT_EQ(Report(content, {}, green), "");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay, Rag::kYellow)), "");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay, Rag::kWhite)),
            "OVERRIDE_REASON_REQUIRED override_reason");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay - 1, Rag::kWhite)), "");
  content.milestones.clear();
  content.activities[1].target_date = kReportDay;
  EXPECT_EQ(Report(content, {}, green), "");
  content.activities[1].target_date = kReportDay - 1;
  EXPECT_EQ(Report(content, {}, green), "OVERRIDE_REASON_REQUIRED override_reason");
}

TEST(StatusRulesTest, NothingIsReportedOfDaysBeforeAnActivity) {
  PlanContent content = TestPlan();
  content.activities[1].from = kReportDay;
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay, Rag::kRed)), "");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay - 1, Rag::kRed)),
            "AS_OF_BEFORE_ACTIVITY as_of");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2017, 3, 31), Rag::kRed)),
            "AS_OF_BEFORE_PLAN as_of");
}

TEST(StatusRulesTest, AnActivityIsReportedAsOfDaysOnWhichItIsLive) {
  PlanContent content = TestPlan();
  EXPECT_EQ(Report(content, {}, TestStatus("V7", kReportDay, Rag::kRed)),
            "ACTIVITY_UNKNOWN activity");
  content.activities[1].withdrawn_on = kReportDay - 1;
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay, Rag::kRed)),
            "ACTIVITY_WITHDRAWN activity");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay - 1, Rag::kRed)),
            "ACTIVITY_WITHDRAWN activity");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay - 2, Rag::kRed)), "");
  EXPECT_EQ(Report(content, {}, TestStatus("V2", CivilDay(2017, 3, 31), Rag::kRed)),
            "AS_OF_BEFORE_PLAN as_of");
  content.last_published = LastPublished{1, kReportDay - 2};
  EXPECT_EQ(Report(content, {}, TestStatus("V2", kReportDay - 2, Rag::kRed)),
            "AS_OF_BEFORE_PUBLISHED as_of");
}

TEST(StatusRulesTest, TheEntryThatCountsIsTheLatestNotCorrected) {
  History history = {TestStatus("V2", CivilDay(2018, 1, 1), Rag::kGreen, "a"),
                     TestStatus("V2", CivilDay(2018, 2, 1), Rag::kRed, "b"),
                     TestStatus("V2", CivilDay(2018, 2, 1), Rag::kYellow, "c")};
  history[1].entered_at = absl::UnixEpoch() + absl::Seconds(1);
  EXPECT_EQ(CurrentStatus(history, CivilDay(2017, 12, 31)), nullptr);
  EXPECT_EQ(CurrentStatus(history, CivilDay(2018, 1, 31))->id, "a");
  EXPECT_EQ(CurrentStatus(history, CivilDay(2018, 2, 1))->id, "b");
  StatusEntry correction = TestStatus("V2", CivilDay(2018, 3, 1), Rag::kGreen, "d");
  correction.corrects = "b";
  history.push_back(correction);
  EXPECT_EQ(CurrentStatus(history, CivilDay(2018, 2, 1))->id, "c");
  EXPECT_EQ(CurrentStatus(history, CivilDay(2018, 3, 1))->id, "d");
}

TEST(StatusRulesTest, AnIdIsTheDayAndACount) {
  const History history = {TestStatus("V2", CivilDay(2018, 5, 10), Rag::kGreen, "a")};
  EXPECT_EQ(NextStatusId({}, CivilDay(2018, 5, 10)), "s2018-05-10-001");
  EXPECT_EQ(NextStatusId(history, CivilDay(2018, 5, 10)), "s2018-05-10-002");
  EXPECT_EQ(NextStatusId(history, CivilDay(2018, 5, 11)), "s2018-05-11-001");
}

RC_GTEST_PROP(StatusRulesTest, CountsByTheRuleWhateverTheOrder, ()) {
  const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
  History history;
  for (size_t i = 0; i < days.size(); ++i) {
    StatusEntry entry =
        TestStatus("V2", CivilDay(2018, 1, 1) + days[i], Rag::kGreen,
                   std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i));
    entry.entered_at = absl::UnixEpoch() + absl::Seconds(static_cast<int64_t>(i));
    if (i > 0 && *rc::gen::inRange(0, 3) == 0) entry.corrects = history[i - 1].id;
    history.push_back(entry);
  }
  const CivilDay day = CivilDay(2018, 1, 1) + *rc::gen::inRange(-1, 6);
  const StatusEntry* expected = nullptr;
  for (size_t i = 0; i < history.size(); ++i) {
    const bool corrected = i + 1 < history.size() && history[i + 1].corrects == history[i].id;
    if (corrected || history[i].as_of > day) continue;
    if (expected == nullptr || history[i].as_of >= expected->as_of) expected = &history[i];
  }
  const std::string id = expected == nullptr ? "" : expected->id;
  std::reverse(history.begin(), history.end());
  const StatusEntry* const current = CurrentStatus(history, day);
  RC_ASSERT((current == nullptr ? "" : current->id) == id);
}

TEST(StatusRulesTest, WhatIsAtOddsWithAWhiteIsNamed) {
  const auto why = [](const StatusEntry& held, StatusEntry next) {
    next.id = "next";
    next.entered_at = absl::InfiniteFuture();
    Faults faults;
    CheckReport(TestPlan(), {held}, next, CivilDay(2018, 5, 10), faults);
    EXPECT_EQ(Told(faults), "WHITE_AFTER_START rag");
    return faults.empty() ? "" : faults.faults()[0].description;
  };
  StatusEntry white = TestStatus("V2", CivilDay(2018, 5, 1), Rag::kWhite);
  white.id = "later";
  EXPECT_EQ(why(white, TestStatus("V2", CivilDay(2018, 4, 1), Rag::kYellow)),
            "work that has started cannot become not started: the entry later is WHITE as of "
            "2018-05-01, after this day: correct that entry first");
  StatusEntry red = TestStatus("V2", CivilDay(2018, 4, 1), Rag::kRed);
  red.id = "earlier";
  EXPECT_EQ(why(red, TestStatus("V2", CivilDay(2018, 5, 1), Rag::kWhite)),
            "work that has started cannot become not started: the entry earlier is RED as of "
            "2018-04-01: withdraw the activity, or correct that entry if it is wrong");
}

}  // namespace
}  // namespace copperplate::delivery
