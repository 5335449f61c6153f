#include "services/delivery/domain/assurance_rating.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace copperplate::delivery {
namespace {

const std::vector<AssuranceLevel> kOpinions = {{"SUBSTANTIAL", "Substantial"},
                                               {"REASONABLE", "Reasonable"},
                                               {"PARTIAL", "Partial"},
                                               {"MINIMAL", "Minimal"}};
const absl::CivilDay kRatedOn(2018, 5, 10);

AssuranceEntry WithControls(const std::vector<std::string>& ids) {
  AssuranceEntry entry;
  for (const std::string& id : ids) entry.controls.push_back({id, id});
  return entry;
}

Assurance AssuranceGiven(const std::string& control, const std::string& level,
                         absl::CivilDay given_on = kRatedOn, const std::string& id = "a") {
  Assurance assurance;
  assurance.id = id;
  assurance.control = control;
  assurance.level = level;
  assurance.given_on = given_on;
  return assurance;
}

std::string LevelCode(const AssuranceLevel* level) {
  return level == nullptr ? std::string(kNotAssured.data(), kNotAssured.size()) : level->code;
}

std::string AssuranceRatingOf(const AssuranceEntry& entry, const std::vector<Assurance>& assurances,
                              const std::vector<AssuranceLevel>& levels = kOpinions,
                              absl::CivilDay as_of = kRatedOn) {
  std::vector<const Assurance*> given;
  given.reserve(assurances.size());
  for (const Assurance& assurance : assurances) given.push_back(&assurance);
  const std::string code = LevelCode(Rate(entry, given, levels, as_of).level);
  std::reverse(given.begin(), given.end());
  EXPECT_EQ(LevelCode(Rate(entry, given, levels, as_of).level), code)
      << "their order decides nothing";
  return code;
}

TEST(AssuranceRatingTest, IsTheLowestOfTheControls) {
  const AssuranceEntry entry = WithControls({"audit", "visits"});
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "SUBSTANTIAL"),
                                      AssuranceGiven("visits", "SUBSTANTIAL")}),
            "SUBSTANTIAL");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "SUBSTANTIAL"),
                                      AssuranceGiven("visits", "PARTIAL")}),
            "PARTIAL");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "MINIMAL"),
                                      AssuranceGiven("visits", "REASONABLE")}),
            "MINIMAL");
}

TEST(AssuranceRatingTest, NothingIsAssuredThatHasAControlWithoutAny) {
  const AssuranceEntry entry = WithControls({"audit", "visits"});
  EXPECT_EQ(AssuranceRatingOf(entry, {}), "NOT_ASSURED");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "SUBSTANTIAL")}), "NOT_ASSURED");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "SUBSTANTIAL"),
                                      AssuranceGiven("other", "SUBSTANTIAL")}),
            "NOT_ASSURED");
  EXPECT_EQ(AssuranceRatingOf(WithControls({}), {AssuranceGiven("audit", "SUBSTANTIAL")}),
            "NOT_ASSURED")
      << "no control at all";
}

TEST(AssuranceRatingTest, AnAssuranceCountsFor365Days) {
  const AssuranceEntry entry = WithControls({"audit"});
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "PARTIAL", kRatedOn - 365)}),
            "PARTIAL");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "PARTIAL", kRatedOn - 366)}),
            "NOT_ASSURED");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "PARTIAL", kRatedOn + 1)}),
            "NOT_ASSURED")
      << "not yet given";
  // A leap day is one of them.
  const absl::CivilDay given(2019, 3, 1);
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "PARTIAL", given)}, kOpinions,
                              absl::CivilDay(2020, 2, 29)),
            "PARTIAL");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "PARTIAL", given)}, kOpinions,
                              absl::CivilDay(2020, 3, 1)),
            "NOT_ASSURED");
}

TEST(AssuranceRatingTest, TheNewestDecidesForAControlBetterOrWorse) {
  const AssuranceEntry entry = WithControls({"audit"});
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "MINIMAL", kRatedOn - 30, "a"),
                                      AssuranceGiven("audit", "SUBSTANTIAL", kRatedOn - 1, "b"),
                                      AssuranceGiven("audit", "PARTIAL", kRatedOn + 1, "c")}),
            "SUBSTANTIAL");
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "SUBSTANTIAL", kRatedOn - 30, "a"),
                                      AssuranceGiven("audit", "MINIMAL", kRatedOn - 1, "b")}),
            "MINIMAL");
}

TEST(AssuranceRatingTest, OfOneDayTheLowerDecides) {
  const AssuranceEntry entry = WithControls({"audit"});
  EXPECT_EQ(AssuranceRatingOf(entry, {AssuranceGiven("audit", "PARTIAL", kRatedOn, "b"),
                                      AssuranceGiven("audit", "SUBSTANTIAL", kRatedOn, "a")}),
            "PARTIAL");
}

TEST(AssuranceRatingTest, TheOrderOfTheLevelsIsTheForces) {
  const AssuranceEntry entry = WithControls({"audit", "visits"});
  const std::vector<Assurance> assurances = {AssuranceGiven("audit", "FULL"),
                                             AssuranceGiven("visits", "LIMITED")};
  EXPECT_EQ(AssuranceRatingOf(entry, assurances, {{"FULL", "Full"}, {"LIMITED", "Limited"}}),
            "LIMITED");
  EXPECT_EQ(AssuranceRatingOf(entry, assurances, {{"LIMITED", "Limited"}, {"FULL", "Full"}}),
            "FULL");
  EXPECT_EQ(AssuranceRatingOf(entry, assurances), "NOT_ASSURED") << "levels that the force has not";
  EXPECT_EQ(AssuranceRatingOf(entry, assurances, {}), "NOT_ASSURED");
}

TEST(AssuranceRatingTest, SaysWhichAssuranceDecidedForEachControl) {
  const AssuranceEntry entry = WithControls({"audit", "visits", "inspection"});
  const Assurance older = AssuranceGiven("audit", "MINIMAL", kRatedOn - 9, "older");
  const Assurance newer = AssuranceGiven("audit", "PARTIAL", kRatedOn - 8, "newer");
  const Assurance strange = AssuranceGiven("visits", "FULL", kRatedOn, "strange");
  const EntryRating rating = Rate(entry, {&older, &newer, &strange}, kOpinions, kRatedOn);
  ASSERT_EQ(rating.controls.size(), 3u);
  EXPECT_EQ(rating.controls[0].control, &entry.controls[0]);
  EXPECT_EQ(rating.controls[0].assurance, &newer);
  EXPECT_EQ(rating.controls[0].level, &kOpinions[2]);
  EXPECT_EQ(rating.controls[1].assurance, &strange);
  EXPECT_EQ(rating.controls[1].level, nullptr);
  EXPECT_EQ(rating.controls[2].assurance, nullptr);
  EXPECT_EQ(rating.controls[2].level, nullptr);
  EXPECT_EQ(rating.level, nullptr);
}

}  // namespace
}  // namespace copperplate::delivery
