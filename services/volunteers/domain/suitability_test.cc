#include "services/volunteers/domain/suitability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/volunteers/domain/test_vetting.h"

namespace copperplate::volunteers {
namespace {

using absl::CivilDay;
using ::testing::ElementsAre;

// Friday to Sunday, in the evening.
Opportunity Festival() {
  Opportunity opportunity;
  opportunity.id = "festival";
  opportunity.kinds = {Kind::kSpecial, Kind::kPsv};
  opportunity.required = {"first-aid"};
  opportunity.desired = {"driving", "radio", "dog"};
  opportunity.vetting = VettingLevel::kNppv2Full;
  opportunity.least_age = 18;
  opportunity.from = CivilDay(2018, 6, 1);
  opportunity.to = CivilDay(2018, 6, 3);
  opportunity.hours = {18 * 60, 22 * 60};
  opportunity.area = "fenland";
  return opportunity;
}

VolunteerSkill Can(const std::string& skill, std::optional<CivilDay> expires_on = std::nullopt) {
  return {skill, "", "certificate", CivilDay(2017, 1, 1), expires_on};
}

Candidate Fit(const std::string& ref) {
  Candidate candidate;
  candidate.ref = ref;
  candidate.date_of_birth = CivilDay(2000, 6, 1);
  candidate.deployable = {{CivilDay(2018, 1, 1), CivilDay(2018, 6, 4)}};
  candidate.checks = {TestCleared(VettingLevel::kRv, CivilDay(2018, 1, 1), CivilDay(2018, 6, 4))};
  candidate.skills = {Can("first-aid", CivilDay(2018, 6, 4))};
  return candidate;
}

TEST(SuitabilityTest, WhoIsFitOnEveryDayIsEligible) {
  EXPECT_TRUE(SuitabilityOf(Festival(), Fit("a")).eligible());
  EXPECT_EQ(SuitabilityOf(Festival(), Fit("a")).score, Rational(0));
}

TEST(SuitabilityTest, EveryExclusionIsNamed) {
  Candidate candidate = Fit("a");
  candidate.kind = Kind::kCadet;
  candidate.date_of_birth = CivilDay(2000, 6, 2);
  candidate.deployable = {{CivilDay(2018, 1, 1), CivilDay(2018, 6, 3)}};
  candidate.checks[0].expires_on = CivilDay(2018, 6, 3);
  candidate.skills = {Can("first-aid", CivilDay(2018, 6, 3))};
  EXPECT_THAT(
      SuitabilityOf(Festival(), candidate).exclusions,
      ElementsAre(Exclusion{ExclusionReason::kKind, ""}, Exclusion{ExclusionReason::kAge, ""},
                  Exclusion{ExclusionReason::kVetting, "NPPV2_FULL"},
                  Exclusion{ExclusionReason::kNotDeployable, ""},
                  Exclusion{ExclusionReason::kSkillExpires, "first-aid"}));
  candidate = Fit("a");
  candidate.skills = {};
  EXPECT_THAT(SuitabilityOf(Festival(), candidate).exclusions,
              ElementsAre(Exclusion{ExclusionReason::kSkillMissing, "first-aid"}));
  EXPECT_EQ(Name(ExclusionReason::kSkillExpires), "SKILL_EXPIRES");
}

TEST(SuitabilityTest, ASkillAcquiredLaterOrExpiredIsMissing) {
  EXPECT_EQ(HeldThrough({{Can("x", CivilDay(2018, 6, 1))}}, "x", CivilDay(2018, 6, 1),
                        CivilDay(2018, 6, 3)),
            SkillHeld::kNot);
  EXPECT_EQ(HeldThrough({{Can("x")}}, "x", CivilDay(2016, 12, 31), CivilDay(2018, 6, 3)),
            SkillHeld::kNot);
  // Renewed: the later one counts.
  EXPECT_EQ(HeldThrough({{Can("x", CivilDay(2018, 6, 2)), Can("x")}}, "x", CivilDay(2018, 6, 1),
                        CivilDay(2018, 6, 3)),
            SkillHeld::kHeld);
}

TEST(SuitabilityTest, TheScoreIsOfDesiredSkillsTimeAndArea) {
  Candidate candidate = Fit("a");
  candidate.skills.push_back(Can("radio"));
  candidate.skills.push_back(Can("driving", CivilDay(2018, 6, 3)));  // not through the last day
  EXPECT_EQ(SuitabilityOf(Festival(), candidate).score, Rational(20));
  candidate.availabilities = {{absl::Weekday::saturday, {0, 1440}, CivilDay(2018, 1, 1), {}}};
  EXPECT_EQ(SuitabilityOf(Festival(), candidate).score, Rational::Of(20 * 3 + 25, 3));
  candidate.preferred_areas = {"city", "fenland"};
  EXPECT_EQ(SuitabilityOf(Festival(), candidate).score, Rational::Of(20 * 3 + 25 + 15 * 3, 3));
  Opportunity plain = Festival();
  plain.desired = {};
  plain.area = "";
  plain.from = plain.to = CivilDay(2018, 6, 2);
  EXPECT_EQ(SuitabilityOf(plain, candidate).score, Rational(85));
}

TEST(SuitabilityTest, ThePartsOfTheScoreAreTold) {
  Candidate candidate = Fit("a");
  candidate.skills.push_back(Can("radio"));
  candidate.availabilities = {{absl::Weekday::saturday, {0, 1440}, CivilDay(2018, 1, 1), {}}};
  candidate.preferred_areas = {" FENLAND"};
  const Suitability suitability = SuitabilityOf(Festival(), candidate);
  EXPECT_THAT(suitability.desired_held, ElementsAre("radio"));
  EXPECT_EQ(suitability.skill_points, Rational(20));
  EXPECT_EQ(suitability.availability_points, Rational::Of(25, 3));
  EXPECT_EQ(suitability.area_points, Rational(15));
  EXPECT_EQ(suitability.score, Rational::Of(130, 3));
}

TEST(SuitabilityTest, EqualsByFewerHoursThenByRefAndTheExcludedLast) {
  Candidate best = Fit("z"), busy = Fit("a"), idle = Fit("c"), other = Fit("b"), out = Fit("0");
  best.preferred_areas = {"fenland"};
  busy.minutes_last_90_days = 600;
  out.kind = Kind::kSpeedwatch;
  out.preferred_areas = {"fenland"};
  std::vector<std::string> refs;
  for (const Suitability& one : Ranked(Festival(), {busy, idle, out, other, best})) {
    refs.push_back(one.ref);
  }
  EXPECT_THAT(refs, ElementsAre("z", "b", "c", "a", "0"));
}

TEST(SuitabilityTest, NobodyIsBeforeTheOwnPlace) {
  const Suitability suitability = SuitabilityOf(Festival(), Fit("a"));
  EXPECT_FALSE(IsBefore(RankOf(suitability), RankOf(suitability)));
  Rank other = RankOf(suitability);
  other.engagement = "e2";
  EXPECT_TRUE(IsBefore(RankOf(suitability), other));
  EXPECT_FALSE(IsBefore(other, RankOf(suitability)));
}

}  // namespace
}  // namespace copperplate::volunteers
