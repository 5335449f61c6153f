#include "services/volunteers/domain/age.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "rapidcheck/gtest.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::copperplate::testing::Told;

TEST(AgeTest, RisesOnTheBirthday) {
  const CivilDay born(2000, 6, 15);
  EXPECT_EQ(AgeOn(born, CivilDay(2018, 6, 14)), 17);
  EXPECT_EQ(AgeOn(born, CivilDay(2018, 6, 15)), 18);
  EXPECT_EQ(AgeOn(born, CivilDay(2019, 6, 14)), 18);
  EXPECT_EQ(AgeOn(born, CivilDay(2000, 6, 14)), -1);
}

TEST(AgeTest, WhoWasBornOnALeapDayIsOlderOnTheFirstOfMarch) {
  const CivilDay born(2000, 2, 29);
  EXPECT_EQ(AgeOn(born, CivilDay(2018, 2, 28)), 17);
  EXPECT_EQ(AgeOn(born, CivilDay(2018, 3, 1)), 18);
  EXPECT_EQ(AgeOn(born, CivilDay(2020, 2, 29)), 20);
  EXPECT_EQ(BirthdayOf(born, 18), CivilDay(2018, 3, 1));
}

RC_GTEST_PROP(AgeTest, IsThatOfTheLastBirthday, ()) {
  const CivilDay born = CivilDay(1950, 1, 1) + *rc::gen::inRange(0, 30'000);
  const CivilDay day = born + *rc::gen::inRange(0, 30'000);
  const int age = AgeOn(born, day);
  RC_ASSERT(BirthdayOf(born, age) <= day);
  RC_ASSERT(day < BirthdayOf(born, age + 1));
}

TEST(AgeTest, BandsMeetEachOther) {
  const CivilDay born(1950, 1, 1);
  const struct {
    int age;
    std::string band;
  } kCases[] = {{13, "under 18"},   {17, "under 18"}, {18, "18-24"}, {24, "18-24"},
                {25, "25-34"},      {34, "25-34"},    {35, "35-44"}, {44, "35-44"},
                {45, "45-54"},      {54, "45-54"},    {55, "55-64"}, {64, "55-64"},
                {65, "65 and over"}};
  for (const auto& test : kCases) {
    EXPECT_EQ(AgeBandOn(born, BirthdayOf(born, test.age)), test.band) << test.age;
  }
}

TEST(AgeTest, OnlyCadetsAreYoungWithoutARoleThatSaysSo) {
  const AgeLimits limits;
  EXPECT_EQ(MostAge(limits, Kind::kCadet, {}), 18);
  EXPECT_EQ(ClosedBefore(limits, Kind::kCadet, {}), 19);
  EXPECT_EQ(MostAge(limits, Kind::kPsv, {}), std::nullopt);
  EXPECT_EQ(ClosedBefore(limits, Kind::kPsv, {}), std::nullopt);
  const RoleAges role{.least = std::nullopt, .most = 16, .closed_before = 18};
  for (const Kind kind : {Kind::kCadet, Kind::kPsv}) {
    EXPECT_EQ(MostAge(limits, kind, role), 16);
    EXPECT_EQ(ClosedBefore(limits, kind, role), 18);
  }
}

TEST(AgeTest, AgesOfARoleFollowOneAnother) {
  const auto told = [](Kind kind, const RoleAges& role) {
    Faults faults;
    CheckRoleAges(AgeLimits(), kind, role, faults);
    return testing::Told(faults);
  };
  EXPECT_EQ(told(Kind::kCadet, {}), "");
  EXPECT_EQ(told(Kind::kCadet, {.least = 12, .most = 16, .closed_before = 17}), "");
  EXPECT_EQ(told(Kind::kCadet, {.least = 17, .most = 16, .closed_before = std::nullopt}),
            "AGES_REVERSED max_age");
  EXPECT_EQ(told(Kind::kCadet, {.least = std::nullopt, .most = 19, .closed_before = std::nullopt}),
            "AGES_REVERSED close_before_age")
      << "a cadet is to leave before 19";
  EXPECT_EQ(told(Kind::kPsv, {.least = 9, .most = 101, .closed_before = 102}),
            "AGE_OUT_OF_RANGE min_age max_age close_before_age");
  EXPECT_EQ(told(Kind::kPsv, {.least = 20, .most = std::nullopt, .closed_before = 20}),
            "AGES_REVERSED close_before_age");
}

TEST(AgeTest, TheLeastAgeIsTheRolesOrTheKinds) {
  const AgeLimits limits;
  EXPECT_EQ(LeastAge(limits, Kind::kSpecial, {}), 17);
  EXPECT_EQ(LeastAge(limits, Kind::kSpecial, {.least = 16}), 17);
  EXPECT_EQ(LeastAge(limits, Kind::kSpecial, {.least = 21}), 21);
  EXPECT_EQ(LeastAge(limits, Kind::kPsv, {}), 16);
  EXPECT_EQ(LeastAge(limits, Kind::kPsv, {.least = 14}), 14);
  EXPECT_EQ(LeastAge(limits, Kind::kCadet, {}), 13);
  EXPECT_EQ(LeastAge(limits, Kind::kSpeedwatch, {}), 18);
  EXPECT_EQ(LeastAge(limits, Kind::kSpeedwatch, {.least = 21}), 21);
}

TEST(AgeTest, ADateOfBirthLiesInTheReasonablePast) {
  const CivilDay today(2018, 6, 15);
  const auto told = [&](CivilDay born) {
    Faults faults;
    CheckDateOfBirth(AgeLimits(), born, today, faults);
    return Told(faults);
  };
  EXPECT_EQ(told(CivilDay(2018, 6, 16)), "DATE_IN_FUTURE date_of_birth");
  EXPECT_EQ(told(CivilDay(2018, 6, 15)), "AGE_OUT_OF_RANGE date_of_birth");
  EXPECT_EQ(told(CivilDay(2008, 6, 16)), "AGE_OUT_OF_RANGE date_of_birth");
  EXPECT_EQ(told(CivilDay(2008, 6, 15)), "");
  EXPECT_EQ(told(CivilDay(1917, 6, 16)), "");
  EXPECT_EQ(told(CivilDay(1917, 6, 15)), "AGE_OUT_OF_RANGE date_of_birth");
}

}  // namespace
}  // namespace copperplate::volunteers
