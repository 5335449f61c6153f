#include "services/volunteers/domain/review_standard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/told.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using testing::FieldsTold;
using ::testing::IsEmpty;

ReviewStandard Standard(const std::string& id, Kind kind, absl::CivilDay from, int hours) {
  ReviewStandard standard = DefaultReviewStandard(kind);
  standard.id = id;
  standard.from = from;
  standard.expectation.hours_a_month = hours;
  return standard;
}

std::vector<std::string> FaultsOf(const ReviewStandard& standard,
                                  const std::vector<ReviewStandard>& others = {}) {
  Faults faults;
  CheckReviewStandard(standard, others, faults);
  return FieldsTold(faults.ToStatus());
}

TEST(ReviewStandardTest, AForceWithoutOneHasTheDefaults) {
  EXPECT_EQ(
      ReviewStandardOn({}, Kind::kSpecial, absl::CivilDay(2018, 3, 31)).expectation.hours_a_month,
      16);
  EXPECT_EQ(
      ReviewStandardOn({}, Kind::kCadet, absl::CivilDay(2018, 3, 31)).expectation.hours_a_month, 3);
  EXPECT_EQ(ReviewStandardOn({}, Kind::kPsv, absl::CivilDay(2018, 3, 31)).expectation.hours_a_month,
            0);
  EXPECT_EQ(ReviewStandardOn({}, Kind::kSpeedwatch, absl::CivilDay(2018, 3, 31))
                .expectation.hours_a_month,
            0);
  for (const Kind kind : kKinds) EXPECT_THAT(FaultsOf(DefaultReviewStandard(kind)), IsEmpty());
}

TEST(ReviewStandardTest, TheLatestOfTheKindHolds) {
  const std::vector<ReviewStandard> standards = {
      Standard("b", Kind::kSpecial, absl::CivilDay(2019, 4, 1), 12),
      Standard("a", Kind::kSpecial, absl::CivilDay(2018, 4, 1), 20),
      Standard("c", Kind::kCadet, absl::CivilDay(2018, 4, 1), 4)};
  const auto hours = [&](absl::CivilDay day) {
    return ReviewStandardOn(standards, Kind::kSpecial, day).expectation.hours_a_month;
  };
  EXPECT_EQ(hours(absl::CivilDay(2018, 3, 31)), 16);
  EXPECT_EQ(hours(absl::CivilDay(2018, 4, 1)), 20);
  EXPECT_EQ(hours(absl::CivilDay(2019, 3, 31)), 20);
  EXPECT_EQ(hours(absl::CivilDay(2019, 4, 1)), 12);
}

TEST(ReviewStandardTest, EveryFaultIsTold) {
  ReviewStandard standard = Standard("a", Kind::kSpecial, absl::CivilDay(2018, 4, 1), 745);
  standard.expectation.window_months = 13;
  standard.expectation.least_deployable_days = 0;
  standard.attention = {
      .expiring_within = -1, .leave_overdue_after = 367, .no_duty_first = 28, .no_duty_second = 28};
  standard.service = {.longest_gap_days = -1, .recognised_years = {2, 81, 2}};
  EXPECT_THAT(
      FaultsOf(standard, {Standard("b", Kind::kSpecial, absl::CivilDay(2018, 4, 1), 1)}),
      ElementsAre("expected_hours_a_month: must be 0 to 744", "window_months: must be 1 to 12",
                  "least_deployable_days: must be 1 to 366",
                  "expiring_within_days: must be 0 to 366",
                  "leave_overdue_after_days: must be 0 to 366",
                  "no_duty_second_days: must be above no_duty_first_days",
                  "longest_gap_days: must be 0 to 366", "recognised_years[1]: must be 1 to 80",
                  "recognised_years[2]: is there already",
                  "from_date: there is a standard of the kind from that day on already"));
}

TEST(ReviewStandardTest, OfAnotherKindOrDayIsNoOther) {
  EXPECT_THAT(FaultsOf(Standard("a", Kind::kSpecial, absl::CivilDay(2018, 4, 1), 16),
                       {Standard("a", Kind::kSpecial, absl::CivilDay(2018, 4, 1), 1),
                        Standard("b", Kind::kCadet, absl::CivilDay(2018, 4, 1), 1),
                        Standard("c", Kind::kSpecial, absl::CivilDay(2018, 4, 2), 1)}),
              IsEmpty());
}

}  // namespace
}  // namespace copperplate::volunteers
