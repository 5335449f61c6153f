#include "services/volunteers/domain/hours.h"

#include <gtest/gtest.h>

#include "rapidcheck/gtest.h"
#include "services/volunteers/domain/duty_minutes.h"
#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using absl::CivilMonth;

WorkedDuty Worked(const std::string& volunteer, const std::string& from, const std::string& to) {
  WorkedDuty duty;
  duty.volunteer = volunteer;
  duty.engagement = "e-" + volunteer;
  duty.type = "patrol";
  duty.time = LondonRange(from, to);
  duty.verified = true;
  duty.entered_at = duty.time.to;
  return duty;
}

const EngagedDaysById kEngaged = {
    {"e-a", {{{CivilDay(2018, 1, 1), kNoEnd}}, {}}},
    {"e-b", {{{CivilDay(2018, 3, 10), kNoEnd}}, {{CivilDay(2018, 3, 1), CivilDay(2018, 3, 10)}}}},
};

TEST(HoursTest, AreOfTheKindAndOfTheDaysOfThePeriod) {
  std::vector<WorkedDuty> duties = {
      Worked("a", "2018-02-28 23:00", "2018-03-01 01:00"),
      Worked("a", "2018-03-31 22:00", "2018-04-01 04:00"),
      Worked("a", "2018-05-01 10:00", "2018-05-01 11:00"),
      Worked("a", "2018-03-05 10:00", "2018-03-05 11:00"),
  };
  duties[3].kind = Kind::kPsv;
  const Hours march = HoursOf(duties, Kind::kSpecial, kEngaged, MonthPeriod(CivilMonth(2018, 3)));
  EXPECT_EQ(march.minutes, 60 + 120);
  EXPECT_EQ(march.qualifier(), HoursQualifier::kExact);
  // It was entered at its end, in April.
  EXPECT_EQ(march.late_minutes, 120);
  EXPECT_EQ(HoursOf(duties, Kind::kSpecial, kEngaged,
                    MonthPeriod(CivilMonth(2018, 3), absl::Hours(24 * 7)))
                .late_minutes,
            0);
}

TEST(HoursTest, AreLateFromTheInstantOfTheClose) {
  WorkedDuty duty = Worked("a", "2018-03-05 10:00", "2018-03-05 11:00");
  const HoursPeriod march = MonthPeriod(CivilMonth(2018, 3));
  duty.entered_at = LondonTime("2018-04-01 00:00") - absl::Microseconds(1);
  EXPECT_EQ(HoursOf({duty}, Kind::kSpecial, kEngaged, march).late_minutes, 0);
  duty.entered_at = LondonTime("2018-04-01 00:00");
  EXPECT_EQ(HoursOf({duty}, Kind::kSpecial, kEngaged, march).late_minutes, 60);
}

TEST(HoursTest, AreEstimatedWhenAnyIsUnverified) {
  std::vector<WorkedDuty> duties = {Worked("a", "2018-03-05 10:00", "2018-03-05 11:00"),
                                    Worked("a", "2018-03-06 10:00", "2018-03-06 10:30")};
  duties[1].verified = false;
  const Hours hours = HoursOf(duties, Kind::kSpecial, kEngaged, MonthPeriod(CivilMonth(2018, 3)));
  EXPECT_EQ(hours.minutes, 90);
  EXPECT_EQ(hours.unverified_minutes, 30);
  EXPECT_EQ(Name(hours.qualifier()), "ESTIMATED");
}

TEST(HoursTest, InductionAndDaysOutsideAreApart) {
  const WorkedDuty duties[] = {
      Worked("b", "2018-03-05 10:00", "2018-03-05 12:00"),  // INDUCTION
      Worked("b", "2018-03-09 23:00", "2018-03-10 02:00"),  // over the day it was counted from
      Worked("c", "2018-03-05 10:00", "2018-03-05 10:45"),  // of no engagement
  };
  const HoursPeriod march = MonthPeriod(CivilMonth(2018, 3));
  const Hours hours = HoursOf(duties, Kind::kSpecial, kEngaged, march);
  EXPECT_EQ(hours.minutes, 120);
  EXPECT_EQ(hours.induction_minutes, 180);
  EXPECT_EQ(hours.outside_minutes, 45);
  EXPECT_EQ(PersonsOnDuty(duties, Kind::kSpecial, kEngaged, march), 1);
}

TEST(HoursTest, APersonIsOnDutyOnceHoweverOften) {
  const WorkedDuty duties[] = {
      Worked("a", "2018-03-05 10:00", "2018-03-05 12:00"),
      Worked("a", "2018-03-06 10:00", "2018-03-06 12:00"),
      Worked("b", "2018-03-20 10:00", "2018-03-20 12:00"),
  };
  EXPECT_EQ(PersonsOnDuty(duties, Kind::kSpecial, kEngaged, MonthPeriod(CivilMonth(2018, 3))), 2);
  EXPECT_EQ(PersonsOnDuty(duties, Kind::kSpecial, kEngaged, MonthPeriod(CivilMonth(2018, 4))), 0);
}

TEST(HoursTest, AreToldApartByTypeDepartmentAndArea) {
  std::vector<WorkedDuty> duties = {Worked("a", "2018-03-05 10:00", "2018-03-05 12:00"),
                                    Worked("a", "2018-03-06 10:00", "2018-03-06 11:00")};
  duties[1].type = "event";
  duties[1].area = "fenland";
  duties[0].department = "response";
  const HoursPeriod march = MonthPeriod(CivilMonth(2018, 3));
  const auto of = [&](HoursBy by) {
    return HoursSplitBy(by, duties, Kind::kSpecial, kEngaged, march);
  };
  EXPECT_EQ(of(HoursBy::kType).at("patrol").minutes, 120);
  EXPECT_EQ(of(HoursBy::kType).at("event").minutes, 60);
  EXPECT_EQ(of(HoursBy::kDepartment).at("response").minutes, 120);
  EXPECT_EQ(of(HoursBy::kArea).at("").minutes, 120);
  EXPECT_EQ(of(HoursBy::kArea).at("fenland").minutes, 60);
}

// The months of a year hold every minute of it once.
RC_GTEST_PROP(HoursTest, MonthsAddUpToTheYear, ()) {
  std::vector<WorkedDuty> duties;
  const int count = *rc::gen::inRange(0, 20);
  for (int i = 0; i < count; ++i) {
    WorkedDuty duty = Worked("a", "2018-01-01 00:00", "2018-01-01 01:00");
    duty.time.from += absl::Minutes(*rc::gen::inRange(0, 525'000));
    const int span = *rc::gen::inRange(1, 960);
    duty.time.to = duty.time.from + absl::Minutes(span);
    duty.break_minutes = *rc::gen::inRange(0, span);
    duties.push_back(std::move(duty));
  }
  int64_t sum = 0;
  for (CivilMonth month(2018, 1); month <= CivilMonth(2018, 12); ++month) {
    sum += HoursOf(duties, Kind::kSpecial, kEngaged, MonthPeriod(month)).minutes;
  }
  const HoursPeriod year{CivilDay(2018, 1, 1), CivilDay(2018, 12, 31), absl::InfiniteFuture()};
  RC_ASSERT(HoursOf(duties, Kind::kSpecial, kEngaged, year).minutes == sum);
}

}  // namespace
}  // namespace copperplate::volunteers
