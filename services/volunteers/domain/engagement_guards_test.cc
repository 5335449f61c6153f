#include "services/volunteers/domain/engagement_guards.h"

#include <gtest/gtest.h>

#include "libs/testing/told.h"
#include "services/volunteers/domain/test_engagement.h"
#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;
using ::copperplate::testing::NeedsTold;
using ::copperplate::testing::Told;

constexpr CivilDay kGuardDay(2018, 6, 1);

// Somebody of 30 years for whom everything is in order on kGuardDay.
GuardFacts InOrder() {
  GuardFacts facts;
  facts.subject = "e";
  facts.effective_on = kGuardDay;
  facts.date_of_birth = CivilDay(1988, 1, 1);
  facts.checks = {TestCleared(VettingLevel::kMv, kGuardDay - 10, kGuardDay + 100)};
  facts.has_supervisor = true;
  facts.induction_complete = true;
  return facts;
}

std::string ToldOfMove(const Engagement& engagement, State from, State to,
                       const GuardFacts& facts) {
  return Told(CheckMove(engagement, from, to, facts));
}

Engagement EngagementOf(Kind kind) { return TestEngagement("v1", kind, {}); }

TEST(EntryGuardTest, AgesOfEachKind) {
  const struct {
    Kind kind;
    int age;
    std::string told;
  } kCases[] = {
      {Kind::kSpecial, 16, "AGE_BELOW_MINIMUM e"},
      {Kind::kSpecial, 17, ""},
      {Kind::kPsv, 15, "AGE_BELOW_MINIMUM e"},
      {Kind::kPsv, 16, ""},
      {Kind::kSpeedwatch, 17, "AGE_BELOW_MINIMUM e"},
      {Kind::kSpeedwatch, 18, ""},
      {Kind::kCadet, 12, "AGE_BELOW_MINIMUM e"},
      {Kind::kCadet, 13, ""},
      {Kind::kCadet, 18, ""},
      {Kind::kCadet, 19, "AGE_ABOVE_MAXIMUM e"},
  };
  for (const auto& test : kCases) {
    GuardFacts facts = InOrder();
    facts.consents = {{"e", "A. Guardian", CivilDay(2018, 1, 1), std::nullopt}};
    facts.date_of_birth = CivilDay(2018 - test.age, 6, 1);
    EXPECT_EQ(ToldOfMove(EngagementOf(test.kind), State::kApplied, State::kVetting, facts),
              test.told)
        << Name(test.kind) << " " << test.age;
  }
}

TEST(EntryGuardTest, ACadetUnderEighteenNeedsConsent) {
  GuardFacts facts = InOrder();
  facts.date_of_birth = CivilDay(2000, 6, 2);  // 18 tomorrow
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kCadet), State::kApplied, State::kVetting, facts),
            "CONSENT_REQUIRED e");
  facts.consents = {{"e", "A. Guardian", CivilDay(2018, 1, 1), kGuardDay}};
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kCadet), State::kApplied, State::kVetting, facts),
            "CONSENT_LAPSED e");
  facts.date_of_birth = CivilDay(2000, 6, 1);
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kCadet), State::kApplied, State::kVetting, facts), "");
}

TEST(VettingGuardTest, ACheckServesForTheLevelAfterTheDay) {
  GuardFacts facts = InOrder();
  const Engagement special = EngagementOf(Kind::kSpecial);
  const auto told = [&] { return ToldOfMove(special, State::kVetting, State::kInduction, facts); };
  EXPECT_EQ(told(), "");
  facts.checks = {TestCleared(VettingLevel::kRv, kGuardDay - 10, kGuardDay)};
  EXPECT_EQ(told(), "VETTING_EXPIRED e");
  facts.checks = {TestCleared(VettingLevel::kRv, kGuardDay, kGuardDay + 1)};
  EXPECT_EQ(told(), "");
  facts.checks = {TestCleared(VettingLevel::kNppv3, kGuardDay - 10, kGuardDay + 100)};
  EXPECT_EQ(told(), "VETTING_NOT_CLEARED e");
  facts.checks = {};
  EXPECT_EQ(told(), "VETTING_NOT_CLEARED e");
  // Of a role without a level nothing is asked, but all that CheckEntry() asks.
  facts.date_of_birth = CivilDay(2010, 1, 1);
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kSpeedwatch), State::kApplied, State::kInduction, facts),
            "AGE_BELOW_MINIMUM e");
}

TEST(ProbationGuardTest, ASpecialIsAttestedOnTheDayAndEighteen) {
  GuardFacts facts = InOrder();
  Engagement special = EngagementOf(Kind::kSpecial);
  special.attested_on = kGuardDay;
  EXPECT_EQ(ToldOfMove(special, State::kInduction, State::kProbation, facts), "");
  special.attested_on = kGuardDay - 1;
  facts.date_of_birth = CivilDay(2000, 6, 2);
  facts.has_supervisor = false;
  facts.induction_complete = false;
  EXPECT_EQ(ToldOfMove(special, State::kInduction, State::kProbation, facts),
            "ATTESTATION_REQUIRED e, AGE_BELOW_ATTESTATION e, SUPERVISOR_REQUIRED e, "
            "INDUCTION_INCOMPLETE e");
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kPsv), State::kInduction, State::kProbation, facts),
            "SUPERVISOR_REQUIRED e, INDUCTION_INCOMPLETE e");
}

TEST(ActivationGuardTest, ASpecialsProbationHasElapsed) {
  GuardFacts facts = InOrder();
  Engagement special = TestEngagement("v1", Kind::kSpecial,
                                      TestHistory({{State::kProbation, CivilDay(2016, 6, 2)}}));
  const auto needs = [&] {
    return NeedsTold(CheckMove(special, State::kProbation, State::kActive, facts).ToStatus());
  };
  EXPECT_EQ(needs(),
            std::vector<std::string>{"PROBATION_NOT_ELAPSED e: its probation ends on 2018-06-02"});
  facts.effective_on = kGuardDay + 1;
  EXPECT_TRUE(needs().empty());
  special.probation_ends_on = CivilDay(2018, 9, 1);
  EXPECT_EQ(needs(),
            std::vector<std::string>{"PROBATION_NOT_ELAPSED e: its probation ends on 2018-09-01"});
  special.probation_ends_on = CivilDay(2017, 9, 1);
  facts.effective_on = CivilDay(2017, 9, 1);
  EXPECT_TRUE(needs().empty());
  special.probation_ends_on.reset();
  facts.probation_months = 12;
  EXPECT_TRUE(needs().empty());
}

TEST(ActivationGuardTest, CadetsAndSpeedwatchHaveAUnitWithAPlace) {
  GuardFacts facts = InOrder();
  Engagement cadet = EngagementOf(Kind::kCadet);
  EXPECT_EQ(ToldOfMove(cadet, State::kInduction, State::kActive, facts), "UNIT_REQUIRED e");
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kSpeedwatch), State::kInduction, State::kActive, facts),
            "UNIT_REQUIRED e");
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kPsv), State::kInduction, State::kActive, facts), "");
  cadet.unit_or_group = "unit-1";
  facts.places_left = 1;
  EXPECT_EQ(ToldOfMove(cadet, State::kInduction, State::kActive, facts), "");
  facts.places_left = 0;
  facts.has_supervisor = false;
  facts.induction_complete = false;
  EXPECT_EQ(ToldOfMove(cadet, State::kInduction, State::kActive, facts),
            "INDUCTION_INCOMPLETE e, SUPERVISOR_REQUIRED e, UNIT_FULL e");
  facts = InOrder();
  facts.unit = UnitStanding::kClosed;
  EXPECT_EQ(ToldOfMove(cadet, State::kInduction, State::kActive, facts), "CADET_UNIT_CLOSED e");
  facts.unit = UnitStanding::kUnknown;
  EXPECT_EQ(ToldOfMove(cadet, State::kInduction, State::kActive, facts), "CADET_UNIT_UNKNOWN e");
}

TEST(LeaveGuardTest, ReturnsAfterItBegins) {
  GuardFacts facts = InOrder();
  const auto told = [&] {
    return ToldOfMove(EngagementOf(Kind::kPsv), State::kActive, State::kOnLeave, facts);
  };
  EXPECT_EQ(told(), "RETURN_NOT_AFTER_START e");
  facts.expected_return = kGuardDay;
  EXPECT_EQ(told(), "RETURN_NOT_AFTER_START e");
  facts.expected_return = kGuardDay + 1;
  EXPECT_EQ(told(), "");
}

TEST(LeavingGuardTest, IsAskedFromEveryStateThatMayLeave) {
  for (const State from : {State::kProbation, State::kActive, State::kOnLeave, State::kSuspended}) {
    EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kPsv), from, State::kLeft, InOrder()),
              "LEAVING_REASON_REQUIRED e, KIT_RETURN_UNSTATED e");
  }
}

TEST(ReturnGuardTest, NothingIsAskedOfAReturn) {
  GuardFacts facts;
  facts.subject = "e";
  facts.effective_on = kGuardDay;
  for (const State to : {State::kProbation, State::kActive, State::kOnLeave}) {
    EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kSpecial), State::kSuspended, to, facts), "");
  }
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kSpecial), State::kOnLeave, State::kActive, facts), "");
  EXPECT_EQ(ToldOfMove(EngagementOf(Kind::kSpecial), State::kActive, State::kSuspended, facts), "");
}

}  // namespace
}  // namespace copperplate::volunteers
