#include "services/volunteers/domain/speedwatch.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

class SpeedwatchTest : public ::testing::Test {
 protected:
  SpeedwatchTest() {
    group_.id = "histon";
    group_.coordinator = "v1";
    group_.formed_on = CivilDay(2015, 1, 1);
    site_ = {"station-road", "histon", 30, CivilDay(2018, 5, 1), "pc", CivilDay(2018, 6, 1)};
    session_.group = "histon";
    session_.site = "station-road";
    session_.time = LondonRange("2018-06-01 08:00", "2018-06-01 09:30");
    session_.operators = {"v1", "v2", "v3"};
    session_.passing = 200;
    session_.over_threshold = 12;
  }

  std::string Fields() const {
    return Told(CheckSessionFields(session_, LondonTime("2018-06-01 09:30")));
  }
  std::string Needs() const {
    return Told(CheckSession(session_, group_, site_, trained_, standards_));
  }

  WatchGroup group_;
  SpeedwatchSite site_;
  SpeedwatchSession session_;
  std::vector<std::string> trained_ = {"v3", "v2", "v1"};
  std::vector<SpeedwatchStandard> standards_;
};

TEST_F(SpeedwatchTest, ASessionInOrder) {
  EXPECT_EQ(Fields(), "");
  EXPECT_EQ(Needs(), "");
}

TEST_F(SpeedwatchTest, ItsArithmetic) {
  session_.over_threshold = 200;
  EXPECT_EQ(Fields(), "");
  session_.over_threshold = 201;
  EXPECT_EQ(Fields(), "OVER_EXCEEDS_PASSING over_threshold");
  session_.over_threshold = -1;
  EXPECT_EQ(Fields(), "NUMBER_OUT_OF_RANGE over_threshold");
  session_.over_threshold = 0;
  session_.time.to += absl::Minutes(1);
  EXPECT_EQ(Fields(), "SESSION_IN_FUTURE to");
  session_.time.to = session_.time.from;
  EXPECT_EQ(Fields(), "TIMES_REVERSED to");
  session_.time = LondonRange("2018-06-01 08:00", "2018-06-01 09:30");
  session_.time.from += absl::Seconds(1);
  session_.time.to -= absl::Milliseconds(1);
  EXPECT_EQ(Fields(), "TIME_NOT_WHOLE_MINUTE from to");
}

TEST_F(SpeedwatchTest, NobodyTwiceAndNoRegistrationNumber) {
  session_.operators = {"v1", "v2", "v1"};
  EXPECT_EQ(Fields(), "DUPLICATE operators[2]");
  session_.operators.assign(101, "");
  for (int i = 0; i < 101; ++i) session_.operators[static_cast<size_t>(i)] = std::to_string(i);
  EXPECT_EQ(Fields(), "TOO_MANY operators");
  session_.operators = {"v1", "v2", "v3"};
  session_.notes = "A grey van, AB12 CDE, twice";
  EXPECT_EQ(Fields(), "REGISTRATION_IN_TEXT notes");
  session_.notes = "A grey van on the A14, twice";
  EXPECT_EQ(Fields(), "");
}

TEST_F(SpeedwatchTest, TheSiteIsTheGroupsAssessedAndApprovedOnTheDay) {
  site_.risk_assessed_on = CivilDay(2018, 6, 1);
  EXPECT_EQ(Needs(), "");
  site_ = {"station-road", "girton", 50, CivilDay(2018, 6, 2), "pc", CivilDay(2018, 5, 31)};
  EXPECT_EQ(Needs(),
            "SITE_OF_OTHER_GROUP station-road, SITE_NOT_ASSESSED station-road, "
            "SITE_NOT_APPROVED station-road, SPEED_LIMIT_NOT_ALLOWED station-road");
}

TEST_F(SpeedwatchTest, TheStandardOfTheDayHolds) {
  standards_.resize(1);
  standards_[0].from = CivilDay(2018, 6, 1);
  standards_[0].limits_mph = {20};
  standards_[0].least_operators = 4;
  standards_[0].daylight = {.from_minute = 9 * 60, .to_minute = 16 * 60};
  EXPECT_EQ(Needs(),
            "SPEED_LIMIT_NOT_ALLOWED station-road, OUTSIDE_DAYLIGHT station-road, "
            "OPERATORS_TOO_FEW histon");
  standards_[0].from = CivilDay(2018, 6, 2);
  EXPECT_EQ(Needs(), "");
}

TEST_F(SpeedwatchTest, ASiteIsWatchedAtThreeLimitsAndApprovedBySomebodyUntilADay) {
  const auto told = [&] {
    Faults faults = CheckSiteFields(site_, CivilDay(2018, 6, 1));
    CheckSiteAmong(site_, standards_, faults);
    return Told(faults);
  };
  site_.limit_mph = 50;
  EXPECT_EQ(told(), "SPEED_LIMIT_NOT_ALLOWED limit_mph");
  standards_.emplace_back().limits_mph = {50};
  EXPECT_EQ(told(), "");
  for (const int limit : {20, 30, 40}) {
    site_.limit_mph = limit;
    EXPECT_EQ(told(), "");
  }
  site_.risk_assessed_on = CivilDay(2018, 6, 2);
  EXPECT_EQ(told(), "DATE_IN_FUTURE risk_assessed_on");
  site_.risk_assessed_on.reset();
  site_.approved_by = "";
  EXPECT_EQ(told(), "FIELD_REQUIRED approved_by");
  site_.approved_to.reset();
  EXPECT_EQ(told(), "");
  site_.approved_by = "pc";
  EXPECT_EQ(told(), "FIELD_REQUIRED approved_to");
}

TEST_F(SpeedwatchTest, TheGroupIsThereAndCoordinated) {
  group_.coordinator.reset();
  EXPECT_EQ(Needs(), "COORDINATOR_REQUIRED histon");
  group_.coordinator = "v1";
  group_.closed_on = CivilDay(2018, 6, 2);
  EXPECT_EQ(Needs(), "");
  group_.closed_on = CivilDay(2018, 6, 1);
  EXPECT_EQ(Needs(), "GROUP_CLOSED histon");
  group_.closed_on.reset();
  group_.formed_on = CivilDay(2018, 6, 2);
  EXPECT_EQ(Needs(), "GROUP_CLOSED histon");
}

TEST_F(SpeedwatchTest, ThreeTrainedOperatorsInDaylight) {
  trained_ = {"v1", "v2", "v4"};
  EXPECT_EQ(Needs(), "OPERATORS_TOO_FEW histon");
  trained_ = {"v1", "v2", "v3"};
  session_.time = LondonRange("2018-06-01 07:00", "2018-06-01 19:00");
  EXPECT_EQ(Needs(), "");
  session_.time = LondonRange("2018-06-01 06:59", "2018-06-01 19:00");
  EXPECT_EQ(Needs(), "OUTSIDE_DAYLIGHT station-road");
  session_.time = LondonRange("2018-06-01 07:00", "2018-06-01 19:01");
  EXPECT_EQ(Needs(), "OUTSIDE_DAYLIGHT station-road");
}

SpeedwatchSession Counted(int64_t passing, int64_t over_threshold) {
  SpeedwatchSession session;
  session.time = LondonRange("2018-06-01 08:00", "2018-06-01 09:30");
  session.operators = {"v1", "v2", "v3"};
  session.passing = passing;
  session.over_threshold = over_threshold;
  return session;
}

TEST(SpeedwatchFiguresTest, ThePercentageIsOfTheSummedCounts) {
  // 50% and 1%: their mean would be 25.5%.
  const SpeedwatchFigures figures = FiguresOf({Counted(10, 5), Counted(1000, 10)});
  EXPECT_EQ(figures.sessions, 2);
  EXPECT_EQ(figures.percent_over()->Round(1), "1.5");
  EXPECT_EQ(figures.operator_minutes, 540);
  // 2017: more than 230,000 vehicles, 6% of them.
  EXPECT_EQ(FiguresOf({Counted(230'000, 13'800)}).percent_over()->Round(0), "6");
  EXPECT_EQ(FiguresOf({Counted(0, 0)}).percent_over(), std::nullopt);
  EXPECT_EQ(FiguresOf({}).percent_over(), std::nullopt);
}

TEST(SpeedwatchFiguresTest, SumsAreOfAllThatIsAdded) {
  SpeedwatchFigures figures = FiguresOf({Counted(10, 5)});
  figures += FiguresOf({Counted(1000, 10), Counted(90, 0)});
  EXPECT_EQ(figures.sessions, 3);
  EXPECT_EQ(figures.passing, 1100);
  EXPECT_EQ(figures.over_threshold, 15);
  EXPECT_EQ(figures.operator_minutes, 810);
}

RC_GTEST_PROP(SpeedwatchFiguresTest, LiesBetweenTheSessionsOwn, ()) {
  std::vector<SpeedwatchSession> sessions;
  const int count = *rc::gen::inRange(1, 10);
  Rational least(100), most(0);
  for (int i = 0; i < count; ++i) {
    const int64_t passing = *rc::gen::inRange<int64_t>(1, 1000);
    const int64_t over = *rc::gen::inRange<int64_t>(0, passing + 1);
    sessions.push_back(Counted(passing, over));
    const Rational own = Rational::Of(100 * over, passing);
    if (own < least) least = own;
    if (own > most) most = own;
  }
  const SpeedwatchFigures figures = FiguresOf(sessions);
  RC_ASSERT(*figures.percent_over() >= least);
  RC_ASSERT(*figures.percent_over() <= most);
}

}  // namespace
}  // namespace copperplate::volunteers
