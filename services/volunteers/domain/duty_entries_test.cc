#include "services/volunteers/domain/duty_entries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/volunteers/domain/test_duty.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// From 22:00 to 02:00 with a break of 30 minutes: 105 on each day.
Duty OverMidnight() {
  return TestCompleted("d1", LondonRange("2018-05-31 22:00", "2018-06-01 02:00"), 30);
}

Duty In(DutyState state) {
  Duty duty = OverMidnight();
  duty.state = state;
  return duty;
}

TEST(DutyEntriesTest, WhatIsDoneIsAddedToItsDays) {
  EXPECT_THAT(EntriesOf(nullptr, OverMidnight()),
              ElementsAre(DutyEntry{CivilDay(2018, 5, 31), 105, 0},
                          DutyEntry{CivilDay(2018, 6, 1), 105, 0}));
  EXPECT_THAT(EntriesOf(nullptr, In(DutyState::kPlanned)), IsEmpty());
}

TEST(DutyEntriesTest, WhatIsVerifiedMovesOver) {
  const Duty before = OverMidnight();
  EXPECT_THAT(EntriesOf(&before, In(DutyState::kVerified)),
              ElementsAre(DutyEntry{CivilDay(2018, 5, 31), -105, 105},
                          DutyEntry{CivilDay(2018, 6, 1), -105, 105}));
}

TEST(DutyEntriesTest, WhatIsRejectedOrAmendedIsTakenAway) {
  const Duty completed = OverMidnight();
  EXPECT_THAT(EntriesOf(&completed, In(DutyState::kRejected)),
              ElementsAre(DutyEntry{CivilDay(2018, 5, 31), -105, 0},
                          DutyEntry{CivilDay(2018, 6, 1), -105, 0}));
  const Duty verified = In(DutyState::kVerified);
  EXPECT_THAT(EntriesOf(&verified, In(DutyState::kAmended)),
              ElementsAre(DutyEntry{CivilDay(2018, 5, 31), 0, -105},
                          DutyEntry{CivilDay(2018, 6, 1), 0, -105}));
}

// Of a break of nearly the whole time a day may have nothing left.
TEST(DutyEntriesTest, ADayWithoutMinutesHasNone) {
  const Duty duty = TestCompleted("d1", LondonRange("2018-05-31 23:00", "2018-06-01 00:01"), 60);
  EXPECT_THAT(EntriesOf(nullptr, duty), ElementsAre(DutyEntry{CivilDay(2018, 6, 1), 1, 0}));
}

}  // namespace
}  // namespace copperplate::volunteers
