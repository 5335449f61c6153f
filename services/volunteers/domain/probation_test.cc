#include "services/volunteers/domain/probation.h"

#include <gtest/gtest.h>

#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

TEST(ProbationTest, DaysOnLeaveAndSuspendedPutItsEndOff) {
  const auto history = TestHistory({{State::kInduction, CivilDay(2016, 1, 1)},
                                    {State::kProbation, CivilDay(2016, 2, 1)},
                                    {State::kOnLeave, CivilDay(2016, 5, 1)},
                                    {State::kProbation, CivilDay(2016, 5, 31)},  // 30 days
                                    {State::kSuspended, CivilDay(2016, 7, 1)},
                                    {State::kProbation, CivilDay(2016, 7, 11)}});  // 10 days
  EXPECT_EQ(ProbationEnds(history, 24, CivilDay(2016, 1, 31)), std::nullopt);
  EXPECT_EQ(ProbationEnds(history, 24, CivilDay(2016, 2, 1)), CivilDay(2018, 2, 1));
  EXPECT_EQ(ProbationEnds(history, 24, CivilDay(2016, 5, 11)), CivilDay(2018, 2, 11));
  EXPECT_EQ(ProbationEnds(history, 24, CivilDay(2018, 2, 1)), CivilDay(2018, 2, 1) + 40);
  EXPECT_EQ(ProbationEnds(history, 12, CivilDay(2018, 2, 1)), CivilDay(2017, 2, 1) + 40);
}

}  // namespace
}  // namespace copperplate::volunteers
