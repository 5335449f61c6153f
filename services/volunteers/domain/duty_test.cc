#include "services/volunteers/domain/duty.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(DutyTest, TakesTheActualTimeWhereItIsKnown) {
  Duty duty = TestCompleted("d1", LondonRange("2018-05-01 10:00", "2018-05-01 14:00"));
  duty.planned = LondonRange("2018-05-01 09:00", "2018-05-01 13:00");
  EXPECT_EQ(OccupiedTime(duty), duty.actual);
  duty.actual.reset();
  duty.state = DutyState::kPlanned;
  EXPECT_EQ(OccupiedTime(duty), duty.planned);
}

TEST(DutyTest, WhatWasNotDoneTakesNone) {
  Duty duty = TestCompleted("d1", LondonRange("2018-05-01 10:00", "2018-05-01 14:00"));
  for (const DutyState state : kDutyStates) {
    duty.state = state;
    const bool takes = state == DutyState::kPlanned || state == DutyState::kOnDuty ||
                       state == DutyState::kCompleted || state == DutyState::kVerified;
    EXPECT_EQ(OccupiedTime(duty).has_value(), takes) << Name(state);
    EXPECT_EQ(CountsAsWorked(state),
              state == DutyState::kCompleted || state == DutyState::kVerified);
    EXPECT_EQ(ParseDutyState(Name(state)), state);
  }
}

TEST(DutyTest, TwoOfOnePersonMayTouchAndNotOverlap) {
  const Duty duty = TestCompleted("d1", LondonRange("2018-05-01 10:00", "2018-05-01 14:00"));
  Duty others[] = {
      TestCompleted("d2", LondonRange("2018-05-01 08:00", "2018-05-01 10:00")),
      TestCompleted("d3", LondonRange("2018-05-01 13:59", "2018-05-01 15:00")),
      TestCompleted("d4", LondonRange("2018-05-01 14:00", "2018-05-01 15:00")),
      TestCompleted("d5", LondonRange("2018-05-01 11:00", "2018-05-01 12:00")),
      TestCompleted("d6", LondonRange("2018-05-01 11:00", "2018-05-01 12:00")),
      TestCompleted("d1", LondonRange("2018-05-01 11:00", "2018-05-01 12:00")),
  };
  others[3].engagement = "e2";  // another kind's: it is the person who cannot be in two places
  others[4].volunteer = "v2";
  EXPECT_THAT(OverlappingDuties(duty, others), ElementsAre("d3", "d5"));
  Duty cancelled = duty;
  cancelled.state = DutyState::kCancelled;
  EXPECT_THAT(OverlappingDuties(cancelled, others), IsEmpty());
}

}  // namespace
}  // namespace copperplate::volunteers
