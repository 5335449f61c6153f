#include "services/indicators/domain/above_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::HasSubstr;

PeerFigure OfForce(absl::string_view force, int64_t events, int64_t population) {
  PeerFigure figure;
  figure.of = std::string(force);
  figure.period_end = figure.data_to = kJune2024;
  figure.period_months = 3;
  figure.numerator = events * kMillion;
  figure.denominator = population * kMillion;
  return figure;
}

// 1.00 per 1,000 residents in Cambridgeshire, 0.80, 0.90 and 1.20 in its group.
class AboveComparisonTest : public ::testing::Test {
 protected:
  AboveComparisonTest() {
    definition_.id = "robbery";
    definition_.measure = Measure::kRate;
    definition_.unit = "per_1000";
    definition_.decimals = 2;
    definition_.frequency = Frequency::kQuarterly;
    group_.force = "cambridgeshire";
    group_.members = {"kent", "essex", "norfolk"};
    nation_.kind = PeerKind::kNation;
    nation_.of = "england-and-wales";
    nation_.period_end = kJune2024;
    nation_.period_months = 3;
  }

  // `value` in millionths.
  Verdict Against(int64_t value, absl::string_view profile = kBoardProfile,
                  SignificanceControl control = SignificanceControl::kOneIn20) {
    nation_.value = value;
    return CompareWithAbove({.definition = definition_,
                             .force = "cambridgeshire",
                             .area = {PeerKind::kNation, "england-and-wales", "England and Wales"},
                             .published = nation_,
                             .own = has_own_ ? &figures_[0] : nullptr,
                             .group = has_group_ ? &group_ : nullptr,
                             .forces = figures_,
                             .titles = &titles_,
                             .profile = *FindProfile(profile),
                             .control = control});
  }

  IndicatorDefinition definition_;
  PeerGroup group_;
  PeerFigure nation_;
  ForceTitles titles_ = {{"cambridgeshire", "Cambridgeshire"}};
  bool has_own_ = true;
  bool has_group_ = true;
  std::vector<PeerFigure> figures_ = {
      OfForce("cambridgeshire", 800, 800'000), OfForce("kent", 1'440, 1'800'000),
      OfForce("essex", 1'620, 1'800'000), OfForce("norfolk", 1'080, 900'000),
      OfForce("cleveland", 1'100, 550'000)};
};

TEST_F(AboveComparisonTest, TheBandIsHeldAgainstThePublishedValue) {
  Verdict verdict = Against(970'000);  // 1.00 is 3.09% above
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(verdict.method, Method::kRelativeBand);
  EXPECT_EQ(verdict.reference.text, "0.97");
  EXPECT_EQ(verdict.sentence,
            "Cambridgeshire's figure for the quarter to June 2024 (1.00 per 1,000 people) is 3.1% "
            "above that of England and Wales (0.97 per 1,000 people): comparable, within the 4% "
            "that is allowed for.");
  verdict = Against(1'310'000);
  EXPECT_EQ(verdict.word, VerdictWord::kLower);
  EXPECT_NEAR(*verdict.change_percent, -23.664122, 1e-6);
}

// Byar: 800 events give 745.5 to 857.4, per 800,000.
TEST_F(AboveComparisonTest, FingertipsHoldsTheForcesOwnIntervalAgainstIt) {
  EXPECT_EQ(Against(940'000, kFingertipsProfile).word, VerdictWord::kComparable);
  EXPECT_EQ(Against(930'000, kFingertipsProfile).word, VerdictWord::kHigher);
  EXPECT_EQ(Against(1'080'000, kFingertipsProfile).word, VerdictWord::kLower);
}

TEST_F(AboveComparisonTest, SignificanceHasTheSpreadOfTheGroupAroundIt) {
  // tau squared 4.0077e-6 by hand (phi 15.9945): a standard error of 0.0020785 on the root's scale.
  Verdict verdict = Against(1'310'000, kSignificanceProfile);
  EXPECT_EQ(verdict.word, VerdictWord::kLower);
  EXPECT_EQ(verdict.method, Method::kFunnel);
  ASSERT_TRUE(verdict.interval.has_value());
  EXPECT_NEAR(verdict.interval->lower, 1.031701, 1e-6);
  EXPECT_NEAR(verdict.interval->upper, 1.621491, 1e-6);
  verdict = Against(1'200'000, kSignificanceProfile);
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_THAT(verdict.sentence, HasSubstr("that of England and Wales (1.20 per 1,000 people): "
                                          "comparable, within the limits that chance and the "
                                          "group's own spread allow 19 times in 20."));
  EXPECT_EQ(Against(500'000, kSignificanceProfile).word, VerdictWord::kHigher);
  EXPECT_EQ(Against(1'310'000, kMdcProfile).reason, VerdictReason::kNoRuleForMeasure);
}

TEST_F(AboveComparisonTest, EveryWantHasItsReason) {
  has_group_ = false;
  EXPECT_EQ(Against(1'310'000).word, VerdictWord::kLower) << "a band needs no group";
  Verdict verdict = Against(1'310'000, kSignificanceProfile);
  EXPECT_EQ(verdict.reason, VerdictReason::kNoPeerGroup);
  EXPECT_EQ(verdict.sentence,
            "No verdict: how far forces differ is told by the Most Similar Group of "
            "Cambridgeshire, and none is held for the quarter to June 2024.");
  has_group_ = true;
  group_.members = {"kent"};
  EXPECT_EQ(Against(1'310'000, kSignificanceProfile).reason, VerdictReason::kPeersTooFew);
  has_own_ = false;
  verdict = Against(1'310'000);
  EXPECT_EQ(verdict.reason, VerdictReason::kSubjectAbsent);
  EXPECT_EQ(verdict.sentence,
            "No verdict: no figure of Cambridgeshire is held for the quarter to June 2024 beside "
            "that of England and Wales.");
  EXPECT_TRUE(verdict.reference.present()) << "which is shown all the same";
}

TEST_F(AboveComparisonTest, OneInFiveHundredTakesLimitsOf998) {
  const Verdict usual = Against(1'310'000, kSignificanceProfile);
  const Verdict strict = Against(1'310'000, kSignificanceProfile, SignificanceControl::kOneIn500);
  const double centre = std::sqrt(1.31);
  EXPECT_NEAR(
      (std::sqrt(strict.interval->upper) - centre) / (std::sqrt(usual.interval->upper) - centre),
      3.090232306167813 / 1.959963984540054, 1e-6);
  EXPECT_THAT(strict.sentence, ::testing::HasSubstr("499 times in 500"));
  const Verdict together =
      Against(1'310'000, kSignificanceProfile, SignificanceControl::kBenjaminiHochberg);
  EXPECT_EQ(together.sentence, usual.sentence);
}

}  // namespace
}  // namespace copperplate::indicators
