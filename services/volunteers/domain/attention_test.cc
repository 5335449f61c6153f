#include "services/volunteers/domain/attention.h"

#include <gtest/gtest.h>

#include <set>

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using State = EngagementState;

constexpr CivilDay kAttentionDay(2018, 6, 1);

AttentionFacts Quiet(State state = State::kActive) {
  AttentionFacts facts;
  facts.state = state;
  facts.serving_since = CivilDay(2016, 1, 1);
  facts.vetting_required = true;
  facts.vetting_expires_on = kAttentionDay + 91;
  facts.last_duty_on = kAttentionDay - 27;
  return facts;
}

std::string ReasonsOf(const AttentionFacts& facts) {
  std::string all;
  for (const Attention& attention : AttentionOf(facts, AttentionLimits(), kAttentionDay)) {
    all += std::string(Name(attention.reason)) + " ";
  }
  return all;
}

TEST(AttentionTest, NobodyIsListedWithoutAReason) { EXPECT_EQ(ReasonsOf(Quiet()), ""); }

TEST(AttentionTest, WhatExpiresWithinNinetyDays) {
  AttentionFacts facts = Quiet();
  facts.vetting_expires_on = kAttentionDay + 90;
  EXPECT_EQ(ReasonsOf(facts), "VETTING_EXPIRING ");
  facts.vetting_expires_on.reset();
  EXPECT_EQ(ReasonsOf(facts), "VETTING_EXPIRING ");
  facts.vetting_required = false;
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.skills_expire_on = {kAttentionDay + 200, kAttentionDay + 91};
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.skills_expire_on.push_back(kAttentionDay + 90);
  EXPECT_EQ(ReasonsOf(facts), "SKILL_EXPIRING ");
  EXPECT_EQ(AttentionOf(facts, AttentionLimits(), kAttentionDay)[0].day, kAttentionDay + 90);
}

TEST(AttentionTest, WhoMayBeGivenNoDuty) {
  AttentionFacts facts = Quiet();
  facts.deployable = false;
  EXPECT_EQ(ReasonsOf(facts), "NOT_DEPLOYABLE ");
  EXPECT_EQ(AttentionOf(facts, AttentionLimits(), kAttentionDay)[0].day, std::nullopt);
  facts.not_deployable_since = kAttentionDay - 3;
  EXPECT_EQ(AttentionOf(facts, AttentionLimits(), kAttentionDay)[0].day, kAttentionDay - 3);
  facts.state = State::kOnLeave;
  EXPECT_EQ(ReasonsOf(facts), "") << "nobody expects it then";
}

TEST(AttentionTest, WhoCameBackHasHadNoDutySinceThen) {
  AttentionFacts facts = Quiet();
  facts.last_duty_on = kAttentionDay - 200;
  EXPECT_EQ(ReasonsOf(facts), "NO_DUTY_90_DAYS ");
  facts.serving_since = kAttentionDay - 27;
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.serving_since = kAttentionDay - 28;
  EXPECT_EQ(ReasonsOf(facts), "NO_DUTY_28_DAYS ");
}

TEST(AttentionTest, NoDutyForAMonthOrAQuarter) {
  AttentionFacts facts = Quiet();
  facts.last_duty_on = kAttentionDay - 28;
  EXPECT_EQ(ReasonsOf(facts), "NO_DUTY_28_DAYS ");
  facts.last_duty_on = kAttentionDay - 89;
  EXPECT_EQ(ReasonsOf(facts), "NO_DUTY_28_DAYS ");
  facts.last_duty_on = kAttentionDay - 90;
  EXPECT_EQ(ReasonsOf(facts), "NO_DUTY_90_DAYS ");
  facts.last_duty_on.reset();
  EXPECT_EQ(ReasonsOf(facts), "NO_DUTY_90_DAYS ");
  facts.serving_since = kAttentionDay - 27;
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.serving_since = CivilDay(2016, 1, 1);
  facts.state = State::kOnLeave;
  EXPECT_EQ(ReasonsOf(facts), "");
}

TEST(AttentionTest, ProbationAndLeaveThatAreOver) {
  AttentionFacts facts = Quiet(State::kProbation);
  facts.probation_ends = kAttentionDay + 1;
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.probation_ends = kAttentionDay;
  EXPECT_EQ(ReasonsOf(facts), "PROBATION_DUE ");
  facts.state = State::kActive;
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.state = State::kOnLeave;
  facts.expected_return = kAttentionDay - 28;
  EXPECT_EQ(ReasonsOf(facts), "");
  facts.expected_return = kAttentionDay - 29;
  EXPECT_EQ(ReasonsOf(facts), "LEAVE_OVERDUE ");
}

TEST(AttentionTest, AllReasonsInTheirOrder) {
  AttentionFacts facts = Quiet(State::kProbation);
  facts.has_supervisor = false;
  facts.vetting_expires_on = kAttentionDay;
  facts.skills_expire_on = {kAttentionDay};
  facts.probation_ends = kAttentionDay;
  facts.last_duty_on.reset();
  facts.below_expectation = true;
  facts.unverified_duties = 1;
  facts.barred_duty_on = kAttentionDay + 3;
  EXPECT_EQ(ReasonsOf(facts),
            "NO_SUPERVISOR VETTING_EXPIRING SKILL_EXPIRING PROBATION_DUE NO_DUTY_90_DAYS "
            "BELOW_EXPECTATION UNVERIFIED_DUTIES PLANNED_DUTIES_BARRED ");
  EXPECT_EQ(AttentionOf(facts, {}, kAttentionDay).back().day, kAttentionDay + 3);
  facts.state = State::kSuspended;
  EXPECT_EQ(ReasonsOf(facts),
            "VETTING_EXPIRING SKILL_EXPIRING UNVERIFIED_DUTIES PLANNED_DUTIES_BARRED ");
  for (const State state : {State::kApplied, State::kInduction, State::kLeft}) {
    facts.state = state;
    facts.unverified_duties = 1;
    EXPECT_EQ(ReasonsOf(facts), "UNVERIFIED_DUTIES ");
    facts.unverified_duties = 0;
    EXPECT_EQ(ReasonsOf(facts), "");
  }
}

TEST(AttentionTest, EachReasonHasAWordOfItsOwn) {
  std::set<absl::string_view> words;
  for (int i = 0; i < kAttentionReasons; ++i) words.insert(Name(static_cast<AttentionReason>(i)));
  EXPECT_EQ(words.size(), static_cast<size_t>(kAttentionReasons));
  EXPECT_EQ(words.count(""), 0U);
}

}  // namespace
}  // namespace copperplate::volunteers
