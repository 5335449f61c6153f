#include "services/governance/domain/statutory_clock.h"

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "services/governance/domain/test_report.h"

namespace copperplate::governance {
namespace {

using absl::CivilDay;

const CivilDay kCustodyLastDay(2018, 4, 4);
const absl::Time kPublishedAt = absl::FromUnixSeconds(1'525'950'000);

class StatutoryClockTest : public ::testing::Test {
 protected:
  StatutoryClockTest() { response_.id = report_.id; }

  void PublishOn(CivilDay day) {
    StateChange<ResponseState> commented;
    commented.to = ResponseState::kDraft;
    commented.on = day;
    commented.recorded_at = kPublishedAt;
    StateChange<ResponseState> published = commented;
    published.from = ResponseState::kDraft;
    published.to = ResponseState::kPublished;
    response_.changes = {commented, published};
    response_.state = ResponseState::kPublished;
    response_.publication = Publication{"https://a", day, "secretary", kPublishedAt};
  }
  S55Standing On(CivilDay day) const {
    const auto standing = StandingOn(report_, &response_, {.as_of = day});
    EXPECT_TRUE(standing.has_value());
    return standing.value_or(S55Standing{});
  }

  SourceReport report_ = CustodyReport();
  StatutoryResponse response_;
};

TEST_F(StatutoryClockTest, TheLastDayIsTheFiftySixthWithThatOfTheReport) {
  EXPECT_EQ(S55Due(CivilDay(2018, 2, 8)), CivilDay(2018, 4, 4));    // custody
  EXPECT_EQ(S55Due(CivilDay(2018, 3, 22)), CivilDay(2018, 5, 16));  // PEEL
  // It is not moved though it is a Saturday.
  EXPECT_EQ(S55Due(CivilDay(2018, 3, 25)), CivilDay(2018, 5, 19));
}

TEST_F(StatutoryClockTest, OnTimeOnTheLastDayAndBreachedOnTheNext) {
  EXPECT_FALSE(On(kCustodyLastDay).breached);
  EXPECT_EQ(On(kCustodyLastDay).days_left, 0);
  EXPECT_TRUE(On(kCustodyLastDay + 1).breached);
  EXPECT_EQ(On(kCustodyLastDay + 1).days_left, -1);
  EXPECT_EQ(On(kCustodyPublished).days_left, 55);
  EXPECT_EQ(On(kCustodyPublished).due, kCustodyLastDay);
}

TEST_F(StatutoryClockTest, PublishedOnTheLastDayItIsNeverBreached) {
  PublishOn(kCustodyLastDay);
  EXPECT_FALSE(On(kCustodyLastDay + 30).breached);
  EXPECT_EQ(On(kCustodyLastDay + 30).published_on, kCustodyLastDay);
  EXPECT_EQ(On(kCustodyLastDay + 30).state, ResponseState::kPublished);
}

TEST_F(StatutoryClockTest, PublishedLateItStaysBreached) {
  PublishOn(kCustodyLastDay + 1);
  EXPECT_FALSE(On(kCustodyLastDay).breached);
  EXPECT_TRUE(On(kCustodyLastDay + 1).breached);
  EXPECT_TRUE(On(kCustodyLastDay + 30).breached);
}

TEST_F(StatutoryClockTest, AsKnownBeforeItWasRecordedItWasNotPublished) {
  PublishOn(kCustodyLastDay);
  const auto standing =
      StandingOn(report_, &response_,
                 {.as_of = kCustodyLastDay + 1, .known_at = kPublishedAt - absl::Seconds(1)});
  ASSERT_TRUE(standing.has_value());
  EXPECT_TRUE(standing->breached);
  EXPECT_EQ(standing->state, ResponseState::kAwaitingChief);
}

TEST_F(StatutoryClockTest, AReportWithoutAResponseRunsTheClockToo) {
  const auto standing = StandingOn(report_, nullptr, {.as_of = kCustodyLastDay + 1});
  ASSERT_TRUE(standing.has_value());
  EXPECT_TRUE(standing->breached);
  EXPECT_EQ(StandingOn(report_, nullptr, {.as_of = kCustodyPublished - 1}), std::nullopt);
  report_.statutory_s55 = false;
  NoteDuty(kPublishedAt, report_);
  EXPECT_EQ(StandingOn(report_, nullptr, {.as_of = kCustodyLastDay + 1}), std::nullopt);
}

TEST_F(StatutoryClockTest, TheReportsUnderTheDutyAreToldByTheirLastDay) {
  SourceReport peel = report_;
  peel.id = "peel-2018";
  peel.published_on = CivilDay(2018, 3, 22);
  SourceReport audit = report_;
  audit.id = "audit";
  audit.statutory_s55 = false;
  audit.duty_changes.clear();
  const SourceReport* const reports[] = {&peel, &audit, &report_};
  const StatutoryResponse* const responses[] = {&response_};
  const std::vector<StatutoryRow> rows =
      StatutoryRowsOn(reports, responses, {.as_of = kCustodyLastDay + 1});
  ASSERT_EQ(rows.size(), 2);
  EXPECT_EQ(rows[0].report, &report_);
  EXPECT_EQ(rows[0].response, &response_);
  EXPECT_TRUE(rows[0].standing.breached);
  EXPECT_EQ(rows[1].report, &peel);
  EXPECT_EQ(rows[1].response, nullptr);
  EXPECT_EQ(rows[1].standing.due, CivilDay(2018, 5, 16));
  EXPECT_FALSE(rows[1].standing.breached);
}

TEST_F(StatutoryClockTest, WhatWasRecordedLaterIsNotKnown) {
  report_.duty_changes = {kPublishedAt};
  response_.begun_on = kCustodyPublished + 1;
  response_.recorded_at = kPublishedAt + absl::Hours(1);
  const SourceReport* const reports[] = {&report_};
  const StatutoryResponse* const responses[] = {&response_};
  const auto rows = [&](absl::Time known_at) {
    return StatutoryRowsOn(reports, responses, {kCustodyLastDay, known_at});
  };
  EXPECT_TRUE(rows(kPublishedAt - absl::Seconds(1)).empty());
  ASSERT_EQ(rows(kPublishedAt).size(), 1);
  EXPECT_EQ(rows(kPublishedAt)[0].response, nullptr);
  EXPECT_EQ(rows(response_.recorded_at)[0].response, &response_);
}

TEST_F(StatutoryClockTest, AReportIsUnderTheDutyFromWhenThatWasRecorded) {
  report_.duty_changes.clear();
  report_.stage = ReportStage::kDraft;
  NoteDuty(kPublishedAt, report_);
  report_.stage = ReportStage::kFinal;
  NoteDuty(kPublishedAt + absl::Hours(1), report_);
  NoteDuty(kPublishedAt + absl::Hours(2), report_);
  report_.statutory_s55 = false;
  NoteDuty(kPublishedAt + absl::Hours(3), report_);
  const auto is_told = [&](int hours) {
    const AsKnown known{kCustodyLastDay, kPublishedAt + absl::Hours(hours)};
    return StandingOn(report_, nullptr, known).has_value();
  };
  EXPECT_FALSE(is_told(0));
  EXPECT_TRUE(is_told(1));
  EXPECT_TRUE(is_told(2));
  EXPECT_FALSE(is_told(3));
}

}  // namespace
}  // namespace copperplate::governance
