#include "services/volunteers/domain/engagement_standard.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::Told;

EngagementStandard StandardFrom(const std::string& id, CivilDay day, int probation_months) {
  EngagementStandard standard;
  standard.id = id;
  standard.from = day;
  standard.probation_months = probation_months;
  return standard;
}

TEST(EngagementStandardTest, ProbationIsByTheStandardOfTheDayOnWhichItBegan) {
  const std::vector<EngagementStandard> standards = {StandardFrom("b", CivilDay(2020, 1, 1), 12),
                                                     StandardFrom("a", CivilDay(2018, 1, 1), 18)};
  const auto months = [&](CivilDay began, CivilDay day) {
    return ProbationMonthsOf(TestEngagement("v", Kind::kSpecial,
                                            TestHistory({{State::kInduction, began - 90},
                                                         {State::kProbation, began},
                                                         {State::kOnLeave, began + 30}})),
                             standards, day);
  };
  EXPECT_EQ(months(CivilDay(2017, 12, 31), CivilDay(2021, 1, 1)), 24) << "that of the service";
  EXPECT_EQ(months(CivilDay(2018, 1, 1), CivilDay(2021, 1, 1)), 18);
  EXPECT_EQ(months(CivilDay(2020, 1, 1), CivilDay(2021, 1, 1)), 12);
  Engagement own =
      TestEngagement("v", Kind::kSpecial, TestHistory({{State::kInduction, CivilDay(2019, 1, 1)}}));
  EXPECT_EQ(ProbationMonthsOf(own, standards, CivilDay(2019, 6, 1)), 18) << "it has not begun";
  own.probation_months = 6;
  EXPECT_EQ(ProbationMonthsOf(own, standards, CivilDay(2019, 6, 1)), 6);
}

TEST(EngagementStandardTest, VettingExpiresAsTheStandardOfItsDayHasItForTheLevel) {
  EngagementStandard standard = StandardFrom("a", CivilDay(2018, 1, 1), 24);
  standard.vetting_months[static_cast<size_t>(VettingLevel::kRv)] = 120;
  EXPECT_EQ(VettingExpiry(VettingLevel::kRv, CivilDay(2018, 1, 1), {standard}),
            CivilDay(2028, 1, 1));
  EXPECT_EQ(VettingExpiry(VettingLevel::kNppv1, CivilDay(2018, 1, 1), {standard}), std::nullopt);
  EXPECT_EQ(VettingExpiry(VettingLevel::kRv, CivilDay(2017, 12, 31), {standard}), std::nullopt);
}

TEST(EngagementStandardTest, EveryFaultIsTold) {
  const auto told = [](const EngagementStandard& standard,
                       absl::Span<const EngagementStandard> others) {
    Faults faults;
    CheckEngagementStandard(standard, others, faults);
    return Told(faults);
  };
  const CivilDay day(2018, 1, 1);
  const EngagementStandard first = StandardFrom("a", day, 24);
  EXPECT_EQ(told(first, {first}), "") << "it is itself";
  EXPECT_EQ(told(StandardFrom("b", day, 24), {first}), "STANDARD_EXISTS_ON_DAY from_date");
  EXPECT_EQ(told(StandardFrom("b", day + 1, 121), {first}), "NUMBER_OUT_OF_RANGE probation_months");
  EXPECT_EQ(told(StandardFrom("b", day + 1, -1), {first}), "NUMBER_OUT_OF_RANGE probation_months");
}

}  // namespace
}  // namespace copperplate::volunteers
