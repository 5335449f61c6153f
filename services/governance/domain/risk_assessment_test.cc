#include "services/governance/domain/risk_assessment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "libs/testing/told.h"
#include "services/governance/domain/test_risk.h"

namespace copperplate::governance {
namespace {

using copperplate::testing::FieldsOf;
using copperplate::testing::Told;
using ::testing::ElementsAre;

const absl::CivilDay kAssessedOn(2018, 3, 1);

RiskAssessment Sound() { return TestAssessment(kAssessedOn, {.likelihood = 3, .impact = 4}); }

std::string AssessmentTold(const RiskAssessment& assessment,
                           const std::vector<RiskAssessment>& earlier = {}) {
  return Told(Validate(assessment, kTestProposed, earlier, kTestRiskToday));
}

TEST(RiskAssessmentTest, AScoreIsLikelihoodTimesImpact) {
  EXPECT_EQ(Sound().current.Score(), 12);
  EXPECT_EQ(Sound().inherent.Score(), 25);
  EXPECT_EQ(AssessmentTold(Sound()), "");
}

TEST(RiskAssessmentTest, BandsAreThoseOfTheSettings) {
  const RiskBands defaults;
  EXPECT_EQ(BandOf(1, defaults), RiskBand::kLow);
  EXPECT_EQ(BandOf(4, defaults), RiskBand::kLow);
  EXPECT_EQ(BandOf(5, defaults), RiskBand::kMedium);
  EXPECT_EQ(BandOf(9, defaults), RiskBand::kMedium);
  EXPECT_EQ(BandOf(10, defaults), RiskBand::kHigh);
  EXPECT_EQ(BandOf(14, defaults), RiskBand::kHigh);
  EXPECT_EQ(BandOf(15, defaults), RiskBand::kSevere);
  EXPECT_EQ(BandOf(25, defaults), RiskBand::kSevere);
  EXPECT_EQ(BandOf(12, {.medium_from = 4, .high_from = 8, .severe_from = 12}), RiskBand::kSevere);
  EXPECT_EQ(Name(RiskBand::kSevere), "SEVERE");
}

TEST(RiskAssessmentTest, LevelsAreOneToFive) {
  RiskAssessment assessment = Sound();
  assessment.inherent = {.likelihood = 6, .impact = 0};
  assessment.current = {.likelihood = 0, .impact = 5};
  assessment.target = {.likelihood = 5, .impact = 6};
  EXPECT_EQ(AssessmentTold(assessment),
            "NUMBER_OUT_OF_RANGE inherent.likelihood inherent.impact current.likelihood "
            "target.impact");
}

TEST(RiskAssessmentTest, ScoresDoNotRiseFromInherentToTarget) {
  RiskAssessment assessment = Sound();
  assessment.inherent = {.likelihood = 2, .impact = 5};
  EXPECT_EQ(AssessmentTold(assessment), "CURRENT_ABOVE_INHERENT current");
  assessment = Sound();
  assessment.target = {.likelihood = 3, .impact = 5};
  EXPECT_EQ(AssessmentTold(assessment), "TARGET_ABOVE_CURRENT target");
  // By score, not by its parts.
  assessment = Sound();
  assessment.inherent = {.likelihood = 4, .impact = 3};
  assessment.target = {.likelihood = 2, .impact = 5};
  EXPECT_EQ(AssessmentTold(assessment), "");
}

TEST(RiskAssessmentTest, AreAppendedInOrderOfTheirDays) {
  EXPECT_EQ(AssessmentTold(TestAssessment(kTestProposed - 1, {1, 1})), "DATE_OUT_OF_ORDER as_of");
  EXPECT_EQ(AssessmentTold(TestAssessment(kTestRiskToday + 1, {1, 1})), "DATE_IN_FUTURE as_of");
  EXPECT_EQ(AssessmentTold(TestAssessment(kAssessedOn - 1, {1, 1}), {Sound()}),
            "DATE_OUT_OF_ORDER as_of");
  EXPECT_EQ(AssessmentTold(Sound(), {Sound()}), "");
}

TEST(RiskAssessmentTest, EveryFaultIsNamed) {
  RiskAssessment assessment = Sound();
  assessment.id = "";
  assessment.as_of = kTestRiskToday + 1;
  assessment.current.impact = 9;
  assessment.rationale = "";
  EXPECT_THAT(FieldsOf(Validate(assessment, kTestProposed, {}, kTestRiskToday)),
              ElementsAre("id", "as_of", "current.impact", "rationale"));
}

TEST(RiskAssessmentTest, OfADayTheLastOneHolds) {
  std::vector<RiskAssessment> assessments = {Sound(), Sound(), Sound()};
  assessments[1].recorded_at += absl::Hours(1);
  assessments[2].as_of = kAssessedOn + 30;
  assessments[2].recorded_at += absl::Hours(2);
  EXPECT_EQ(AssessmentAsKnown(assessments, {.as_of = kAssessedOn - 1}), nullptr);
  EXPECT_EQ(AssessmentAsKnown(assessments, {.as_of = kAssessedOn + 29}), &assessments[1]);
  EXPECT_EQ(AssessmentAsKnown(assessments, {.as_of = kAssessedOn + 30}), &assessments[2]);
  EXPECT_EQ(AssessmentAsKnown(assessments,
                              {.as_of = kAssessedOn + 30, .known_at = assessments[0].recorded_at}),
            &assessments[0]);
}

}  // namespace
}  // namespace copperplate::governance
