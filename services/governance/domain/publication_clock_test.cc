#include "services/governance/domain/publication_clock.h"

#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/governance/domain/test_bank_holidays.h"
#include "services/governance/domain/test_decision.h"

namespace copperplate::governance {
namespace {

// Thursday 12 April 2018; ten working days later is Thursday 26 April.
const absl::CivilDay kTargetOn(2018, 4, 26);

class PublicationClockTest : public ::testing::Test {
 protected:
  std::optional<PublicationStanding> On(absl::CivilDay day) const {
    return StandingOn(decision_, {.as_of = day}, settings_, working_days_);
  }
  void Move(DecisionMove move, absl::CivilDay on) {
    auto moved = Moved(decision_, kTestDecisionName, WholeDecisionMove(move), {}, DecisionStep(on));
    ABSL_ASSERT_OK(moved);
    decision_ = *std::move(moved);
  }

  Decision decision_ = TakenDecision();
  std::vector<GovernanceSettings> settings_;
  WorkingDays working_days_{TestBankHolidays()};
};

TEST_F(PublicationClockTest, ItIsOwedFromTheDayItIsTaken) {
  EXPECT_EQ(On(kTestTaken - 1), std::nullopt);
  const auto standing = On(kTestTaken);
  ASSERT_TRUE(standing.has_value());
  EXPECT_TRUE(standing->owed);
  EXPECT_EQ(standing->days_waiting, 0);
  EXPECT_EQ(standing->target_on, kTargetOn);
  EXPECT_FALSE(standing->overdue);
}

TEST_F(PublicationClockTest, ItIsOverdueAfterTheTargetsLastDay) {
  EXPECT_FALSE(On(kTargetOn)->overdue);
  EXPECT_TRUE(On(kTargetOn + 1)->overdue);
  EXPECT_EQ(On(kTargetOn + 1)->days_waiting, 11);
}

TEST_F(PublicationClockTest, DaysToPublishAreWorkingDays) {
  Move(DecisionMove::kPublish, absl::CivilDay(2018, 5, 8));  // over the early May bank holiday
  const auto standing = On(absl::CivilDay(2018, 5, 8));
  ASSERT_TRUE(standing.has_value());
  EXPECT_FALSE(standing->owed);
  EXPECT_EQ(standing->days_to_publish, 17);
  EXPECT_EQ(standing->within_target, false);
  EXPECT_EQ(standing->days_waiting, std::nullopt);
  // The day before it was still owed.
  EXPECT_TRUE(On(absl::CivilDay(2018, 5, 7))->owed);
  EXPECT_EQ(On(absl::CivilDay(2018, 5, 7))->published_on, std::nullopt);
}

TEST_F(PublicationClockTest, TheTargetIsThatOfTheDayItWasTaken) {
  GovernanceSettings before;
  before.from = kTestTaken;
  before.publication_target = 17;
  GovernanceSettings after = before;
  after.from = kTestTaken + 1;
  after.publication_target = 5;
  settings_ = {before, after};
  Move(DecisionMove::kPublish, absl::CivilDay(2018, 5, 8));
  EXPECT_EQ(On(absl::CivilDay(2018, 6, 1))->within_target, true);
}

TEST_F(PublicationClockTest, AnExemptOneIsNotOwed) {
  Move(DecisionMove::kRecordExemption, kTestTaken + 1);
  const auto standing = On(kTargetOn + 30);
  ASSERT_TRUE(standing.has_value());
  EXPECT_FALSE(standing->owed);
  EXPECT_FALSE(standing->overdue);
  EXPECT_EQ(standing->days_to_publish, std::nullopt);
  EXPECT_TRUE(On(kTestTaken)->owed);
}

TEST_F(PublicationClockTest, OfOneThatIsNotOfPublicInterestNothingIsTold) {
  decision_ = TakenDecision(false);
  EXPECT_EQ(On(kTargetOn), std::nullopt);
}

TEST_F(PublicationClockTest, WithoutATableOfHolidaysNothingIsCounted) {
  working_days_ = WorkingDays({});
  Move(DecisionMove::kPublish, absl::CivilDay(2018, 5, 8));
  const auto standing = On(absl::CivilDay(2018, 5, 8));
  ASSERT_TRUE(standing.has_value());
  EXPECT_EQ(standing->days_to_publish, std::nullopt);
  EXPECT_EQ(standing->within_target, std::nullopt);
  EXPECT_EQ(standing->target_on, std::nullopt);
}

TEST_F(PublicationClockTest, CountsThoseTakenInAPeriod) {
  const Decision owed = decision_;
  Move(DecisionMove::kPublish, kTestTaken + 1);
  const Decision prompt = decision_;
  decision_ = TakenDecision();
  Move(DecisionMove::kPublish, absl::CivilDay(2018, 5, 8));
  const Decision late = decision_;
  decision_ = TakenDecision();
  Move(DecisionMove::kRecordExemption, kTestTaken + 1);
  const Decision exempt = decision_;
  const Decision other = TakenDecision(false);
  Decision earlier = owed;
  earlier.taken_on = kTestTaken - 1;
  const Decision* const decisions[] = {&owed, &prompt, &late, &exempt, &other, &earlier};
  const AsKnown known{.as_of = absl::CivilDay(2018, 6, 1)};
  const PublicationClock clock =
      ClockOn(decisions, kTestTaken, kTestTaken, known, settings_, working_days_);
  EXPECT_EQ(clock.total(), 4);
  EXPECT_EQ(clock.published, 2);
  EXPECT_EQ(clock.within_target, 1);
  EXPECT_EQ(clock.exempt, 1);
  EXPECT_EQ(clock.owed, 1);
  EXPECT_EQ(clock.overdue, 1);
  EXPECT_EQ(clock.days_unknown, 0);
  ASSERT_TRUE(clock.mean_days_to_publish.has_value());
  EXPECT_EQ(clock.mean_days_to_publish->Round(1), "9.0");  // of 1 and 17
  const PublicationClock whole =
      ClockOn(decisions, kTestTaken - 1, kTestTaken, known, settings_, working_days_);
  ASSERT_EQ(whole.total(), 5);
  EXPECT_EQ(whole.rows[0].decision, &earlier);
  EXPECT_EQ(
      ClockOn({}, kTestTaken, kTestTaken, known, settings_, working_days_).mean_days_to_publish,
      std::nullopt);
  // Of a table that has ended nobody can say what is late.
  const PublicationClock unknown =
      ClockOn(decisions, kTestTaken, kTestTaken, known, settings_, WorkingDays({}));
  EXPECT_EQ(unknown.days_unknown, 3);
  EXPECT_EQ(unknown.overdue + unknown.within_target, 0);
}

}  // namespace
}  // namespace copperplate::governance
