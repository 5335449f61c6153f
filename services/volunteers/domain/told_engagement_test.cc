#include "services/volunteers/domain/told_engagement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/volunteers/domain/test_engagement.h"

namespace copperplate::volunteers {
namespace {

using Day = absl::CivilDay;
using State = EngagementState;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::CivilDay kToldToday(2026, 11, 30);

std::vector<std::string> ReasonsOf(const Faults& faults) {
  std::vector<std::string> reasons;
  for (const FieldFault& fault : faults.faults()) reasons.push_back(fault.reason);
  return reasons;
}

EngagementStep On(absl::CivilDay day, std::string reason = "") {
  return {.effective_on = day, .today = kToldToday, .reason = std::move(reason), .actor = "hr"};
}

TEST(TellEvent, AppendsWhatFollows) {
  Engagement engagement = TestEngagement("v", Kind::kPsv, {});
  Faults faults;
  EXPECT_TRUE(TellEvent(engagement, State::kApplied, On(Day(2018, 1, 1)), faults));
  EXPECT_TRUE(TellEvent(engagement, State::kVetting, On(Day(2018, 1, 1)), faults));
  EXPECT_FALSE(TellEvent(engagement, State::kActive, On(Day(2018, 1, 2)), faults));
  EXPECT_FALSE(TellEvent(engagement, State::kRejected, On(Day(2017, 1, 2)), faults));
  EXPECT_THAT(ReasonsOf(faults), ElementsAre("STATE_NOT_ALLOWED", "DATE_OUT_OF_ORDER"));
  ASSERT_EQ(engagement.history.size(), 2);
  EXPECT_EQ(engagement.history[1].seq, 2);
  EXPECT_EQ(engagement.history[1].from, State::kApplied);
  EXPECT_EQ(engagement.history[1].actor, "hr");
}

TEST(TellEvent, AnEngagementBeginsAppliedOrWhereATransferDoes) {
  Engagement engagement = TestEngagement("v", Kind::kPsv, {});
  Faults faults;
  EXPECT_FALSE(TellEvent(engagement, State::kActive, On(Day(2018, 1, 1)), faults));
  EXPECT_THAT(ReasonsOf(faults), ElementsAre("FIRST_EVENT_STATE"));
  engagement.predecessor = "e0";
  EXPECT_FALSE(TellEvent(engagement, State::kOnLeave, On(Day(2018, 1, 1)), faults));
  EXPECT_TRUE(TellEvent(engagement, State::kActive, On(Day(2018, 1, 1)), faults));
}

TEST(TellEvent, WhoLeavesHasAReasonAndMayLeaveInDaysToCome) {
  Engagement engagement =
      TestEngagement("v", Kind::kPsv, TestHistory({{State::kActive, Day(2018, 1, 1)}}));
  Faults faults;
  EXPECT_FALSE(TellEvent(engagement, State::kLeft, On(kToldToday + 93, "BORED"), faults));
  EXPECT_THAT(ReasonsOf(faults), ElementsAre("LEAVING_REASON_REQUIRED", "DATE_IN_FUTURE"));
  EXPECT_TRUE(TellEvent(engagement, State::kLeft, On(kToldToday + 92, "RESIGNED"), faults));
}

TEST(FillInTold, WhatIsNotToldIsTheDayOfTheStep) {
  Engagement engagement = TestEngagement(
      "v", Kind::kSpecial,
      TestHistory({{State::kInduction, Day(2018, 1, 1)}, {State::kProbation, Day(2018, 2, 1)}}));
  engagement.induction_completed_on = absl::CivilDay(2018, 1, 20);
  FillInTold(engagement);
  EXPECT_EQ(engagement.attested_on, absl::CivilDay(2018, 2, 1));
  EXPECT_EQ(engagement.induction_completed_on, absl::CivilDay(2018, 1, 20));
}

TEST(CheckToldBeside, OpenDaysOfAKindDoNotOverlap) {
  const Engagement first = TestEngagement(
      "v", Kind::kPsv,
      TestHistory({{State::kActive, Day(2016, 1, 1)}, {State::kLeft, Day(2018, 1, 1)}}));
  const Engagement second =
      TestEngagement("v", Kind::kPsv, TestHistory({{State::kActive, Day(2018, 1, 1)}}));
  const Engagement early =
      TestEngagement("v", Kind::kPsv, TestHistory({{State::kActive, Day(2017, 12, 31)}}));
  const Engagement cadet =
      TestEngagement("v", Kind::kCadet, TestHistory({{State::kActive, Day(2017, 12, 31)}}));
  EXPECT_TRUE(CheckToldBeside(second, {first}).empty());
  EXPECT_THAT(ReasonsOf(CheckToldBeside(early, {first})), ElementsAre("ENGAGEMENT_OPEN"));
  EXPECT_THAT(ReasonsOf(CheckToldBeside(cadet, {first, second})),
              ElementsAre("CADET_NOT_ALONE", "CADET_NOT_ALONE"));
}

TEST(CheckTold, AgesAreThoseOfTheDay) {
  Dossier dossier;
  dossier.volunteer.id = "v";
  dossier.volunteer.date_of_birth = absl::CivilDay(2000, 5, 17);
  dossier.engagements = {TestEngagement("v", Kind::kSpecial,
                                        TestHistory({{State::kApplied, Day(2017, 1, 1)},
                                                     {State::kVetting, Day(2017, 5, 16)},
                                                     {State::kInduction, Day(2018, 1, 1)},
                                                     {State::kProbation, Day(2018, 5, 16)}}))};
  FillInTold(dossier.engagements[0]);
  const std::vector<ToldFault> faults = CheckTold(dossier, dossier.engagements[0]);
  ASSERT_EQ(faults.size(), 2);
  EXPECT_EQ(faults[0].seq, 2);
  EXPECT_EQ(faults[0].fault.reason, "AGE_BELOW_MINIMUM");
  EXPECT_EQ(faults[1].seq, 4);
  EXPECT_EQ(faults[1].fault.reason, "AGE_BELOW_ATTESTATION");
  dossier.volunteer.date_of_birth = absl::CivilDay(2000, 5, 16);
  EXPECT_THAT(CheckTold(dossier, dossier.engagements[0]), IsEmpty());
}

}  // namespace
}  // namespace copperplate::volunteers
