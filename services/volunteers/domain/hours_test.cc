#include "services/volunteers/domain/hours.h"

#include <gtest/gtest.h>

#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using absl::CivilMonth;
using State = EngagementState;

constexpr MonthRange kMarch{CivilMonth(2018, 3), CivilMonth(2018, 3)};

MinutesWorked Worked(int64_t verified, EngagedAs as = EngagedAs::kCounted) {
  MinutesWorked worked;
  worked.month = CivilMonth(2018, 3);
  worked.as = as;
  worked.type = "patrol";
  worked.verified = verified;
  return worked;
}

TEST(HoursTest, AreOfTheKindAndTheMonths) {
  std::vector<MinutesWorked> worked = {Worked(60), Worked(120), Worked(7), Worked(9)};
  worked[2].kind = Kind::kPsv;
  worked[3].month = CivilMonth(2018, 4);
  EXPECT_EQ(HoursOf(worked, Kind::kSpecial, kMarch).minutes, 180);
  EXPECT_EQ(HoursOf(worked, Kind::kPsv, kMarch).minutes, 7);
  EXPECT_EQ(HoursOf(worked, Kind::kSpecial, {kMarch.from, CivilMonth(2018, 4)}).minutes, 189);
}

TEST(HoursTest, AreEstimatedWhenAnyIsUnverified) {
  std::vector<MinutesWorked> worked = {Worked(60), Worked(0)};
  EXPECT_EQ(Name(HoursOf(worked, Kind::kSpecial, kMarch).qualifier()), "EXACT");
  worked[1].unverified = 30;
  worked[1].late = 30;
  const Hours hours = HoursOf(worked, Kind::kSpecial, kMarch);
  EXPECT_EQ(hours.minutes, 90);
  EXPECT_EQ(hours.unverified_minutes, 30);
  EXPECT_EQ(hours.late_minutes, 30);
  EXPECT_EQ(Name(hours.qualifier()), "ESTIMATED");
}

TEST(HoursTest, InductionAndDaysOutsideAreApart) {
  const MinutesWorked worked[] = {Worked(60), Worked(180, EngagedAs::kInducted),
                                  Worked(45, EngagedAs::kOutside)};
  const Hours hours = HoursOf(worked, Kind::kSpecial, kMarch);
  EXPECT_EQ(hours.minutes, 60);
  EXPECT_EQ(hours.induction_minutes, 180);
  EXPECT_EQ(hours.outside_minutes, 45);
}

TEST(HoursTest, AreToldApartByTypeDepartmentAndArea) {
  std::vector<MinutesWorked> worked = {Worked(120), Worked(60)};
  worked[1].type = "event";
  worked[1].area = "fenland";
  worked[0].department = "response";
  const auto of = [&](HoursBy by) { return HoursSplitBy(by, worked, Kind::kSpecial, kMarch); };
  EXPECT_EQ(of(HoursBy::kType).at("patrol").minutes, 120);
  EXPECT_EQ(of(HoursBy::kType).at("event").minutes, 60);
  EXPECT_EQ(of(HoursBy::kDepartment).at("response").minutes, 120);
  EXPECT_EQ(of(HoursBy::kArea).at("").minutes, 120);
  EXPECT_EQ(of(HoursBy::kArea).at("fenland").minutes, 60);
}

TEST(HoursTest, SpansOfAnEngagementAreAllDays) {
  Engagement engagement = TestEngagement("a", Kind::kSpecial,
                                         TestHistory({{State::kApplied, CivilDay(2017, 1, 1)},
                                                      {State::kInduction, CivilDay(2017, 6, 1)},
                                                      {State::kProbation, CivilDay(2018, 3, 10)},
                                                      {State::kActive, CivilDay(2019, 3, 10)},
                                                      {State::kLeft, CivilDay(2020, 1, 1)}}));
  const std::vector<EngagedSpan> spans = EngagedSpansOf({&engagement, 1});
  ASSERT_EQ(spans.size(), 4u);
  EXPECT_EQ(spans[0].days, (DayRange{CivilDay::min(), CivilDay(2017, 6, 1)}));
  EXPECT_EQ(spans[0].as, EngagedAs::kOutside);
  EXPECT_EQ(spans[1].as, EngagedAs::kInducted);
  EXPECT_EQ(spans[2].days, (DayRange{CivilDay(2018, 3, 10), CivilDay(2020, 1, 1)}));
  EXPECT_EQ(spans[2].as, EngagedAs::kCounted);
  EXPECT_EQ(spans[3].days, (DayRange{CivilDay(2020, 1, 1), kNoEnd}));
  EXPECT_EQ(spans[3].as, EngagedAs::kOutside);
  EXPECT_EQ(spans[3].person, "a");
  engagement.merged_into = "b";
  EXPECT_EQ(EngagedSpansOf({&engagement, 1})[3].volunteer, "a");
  EXPECT_EQ(EngagedSpansOf({&engagement, 1})[3].person, "b");
}

}  // namespace
}  // namespace copperplate::volunteers
