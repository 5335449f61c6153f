#include "services/indicators/domain/peer_comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "libs/statistics/overdispersion.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Optional;

PeerFigure Figure(absl::string_view force, int64_t events, int64_t population) {
  PeerFigure figure;
  figure.of = std::string(force);
  figure.period_end = kJune2024;
  figure.period_months = 3;
  figure.numerator = events * kMillion;
  figure.denominator = population * kMillion;
  figure.data_to = kJune2024;
  return figure;
}

class PeerComparisonTest : public ::testing::Test {
 protected:
  PeerComparisonTest() {
    definition_.id = "robbery";
    definition_.title = "Robbery";
    definition_.measure = Measure::kRate;
    definition_.unit = "per_1000";
    definition_.decimals = 2;
    definition_.frequency = Frequency::kQuarterly;
    definition_.polarity = Polarity::kLowerIsBetter;
    group_.force = "cambridgeshire";
    group_.members = {"kent", "essex", "norfolk"};
    group_.valid_from = 2018 * 12;
  }

  PeerComparison Compare(absl::string_view profile = kBoardProfile,
                         SignificanceControl control = SignificanceControl::kOneIn20,
                         Detail detail = Detail::kExplained) {
    return ComparePeers({.definition = definition_,
                         .force = "cambridgeshire",
                         .group = has_group_ ? &group_ : nullptr,
                         .period_end = kJune2024,
                         .figures = figures_,
                         .figures_year_before = before_,
                         .profile = *FindProfile(profile),
                         .titles = &titles_,
                         .control = control,
                         .detail = detail});
  }

  IndicatorDefinition definition_;
  PeerGroup group_;
  bool has_group_ = true;
  ForceTitles titles_;
  // 1.00, 0.80, 0.90, 1.20, and 2.00 per 1,000.
  std::vector<PeerFigure> figures_ = {
      Figure("cambridgeshire", 800, 800'000), Figure("kent", 1'440, 1'800'000),
      Figure("essex", 1'620, 1'800'000), Figure("norfolk", 1'080, 900'000),
      Figure("cleveland", 1'100, 550'000)};
  std::vector<PeerFigure> before_ = {Figure("cambridgeshire", 400, 800'000),
                                     Figure("kent", 1'440, 1'800'000)};
};

TEST_F(PeerComparisonTest, FingertipsHoldsTheForcesOwnIntervalAgainstTheAverage) {
  EXPECT_EQ(Compare(kFingertipsProfile).verdict.word, VerdictWord::kComparable);
  figures_[0] = Figure("cambridgeshire", 900, 800'000);
  const PeerComparison compared = Compare(kFingertipsProfile);
  EXPECT_EQ(compared.verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(compared.verdict.method, Method::kByarInterval);
  EXPECT_NEAR(compared.verdict.interval->lower, 1.0527, 1e-4);
  EXPECT_NEAR(compared.verdict.interval->upper, 1.2010, 1e-4);
  EXPECT_THAT(compared.verdict.sentence,
              HasSubstr("higher, as the figure stays above once chance is allowed for (95% "
                        "interval 1.05 to 1.20 per 1,000 people)"));

  figures_[0].value = 1'125'000;
  figures_[0].numerator.reset();
  figures_[0].denominator.reset();
  EXPECT_EQ(Compare(kFingertipsProfile).verdict.reason, VerdictReason::kNotTestable);
}

TEST_F(PeerComparisonTest, TheBandIsHeldAgainstTheMeanOfTheGroupItselfIncluded) {
  const PeerComparison compared = Compare();
  EXPECT_EQ(compared.average.text, "0.98");  // (1.00 + 0.80 + 0.90 + 1.20) / 4 = 0.975
  EXPECT_DOUBLE_EQ(compared.average.value, 0.975);
  const Verdict& verdict = compared.verdict;
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(verdict.method, Method::kRelativeBand);
  EXPECT_EQ(verdict.band_percent, 4);
  EXPECT_NEAR(*verdict.change_percent, 2.5641, 1e-4);
  EXPECT_EQ(verdict.subject.text, "1.00");
  EXPECT_EQ(verdict.reference.text, "0.98");
  EXPECT_EQ(
      verdict.sentence,
      "The force's figure for the quarter to June 2024 (1.00 per 1,000 people) is 2.6% above the "
      "average of the force and 3 Most Similar Forces (0.975 per 1,000 people): comparable, "
      "within the 4% that is allowed for.");
  figures_[0].numerator = 828 * kMillion;  // 1.035 against 0.98375: 5.2%
  EXPECT_EQ(Compare().verdict.word, VerdictWord::kHigher);
}

TEST_F(PeerComparisonTest, AWeightedAverageIsOfTheSums) {
  group_.averaging = PeerAveraging::kWeighted;
  const PeerComparison compared = Compare();
  EXPECT_EQ(compared.average.exact, Rational::Of(4'940 * 1'000, 5'300'000));
  EXPECT_EQ(compared.average.text, "0.93");
  EXPECT_EQ(compared.verdict.word, VerdictWord::kHigher);  // 7.3% above
}

TEST_F(PeerComparisonTest, PlacesCountEveryForceAndTheGroupAndTheYearBefore) {
  const PeerComparison compared = Compare();
  EXPECT_THAT(compared.national.place, Optional(3));  // the lowest is the first
  EXPECT_EQ(compared.national.of, 5);
  EXPECT_FALSE(compared.national.highest_first);
  EXPECT_THAT(compared.national.place_year_before, Optional(1));
  EXPECT_EQ(compared.national.of_year_before, 2);
  EXPECT_EQ(compared.national.sentence,
            "3 of 5 forces, where 1 is the lowest figure (that is the better way); 1 of 2 a year "
            "before.");
  EXPECT_THAT(compared.in_group.place, Optional(3));
  EXPECT_EQ(compared.in_group.of, 4);
  definition_.polarity = Polarity::kNeutral;
  before_.clear();
  EXPECT_EQ(Compare().national.sentence,
            "3 of 5 forces, where 1 is the highest figure (neither way is the better one); "
            "unranked a year before.");
}

TEST_F(PeerComparisonTest, EqualFiguresShareTheBestPlace) {
  figures_[1].numerator = 1'800 * kMillion;  // kent as cambridgeshire
  const PeerComparison compared = Compare();
  EXPECT_THAT(compared.national.place, Optional(2));
  std::vector<int> places;
  for (const PeerForce& row : compared.forces) places.push_back(row.place.value_or(0));
  EXPECT_THAT(places, ElementsAre(2, 5, 1, 2, 4));  // by id; norfolk's 1.20 is the fourth
}

TEST_F(PeerComparisonTest, SignificanceIsTheFunnelOfTheGroup) {
  const PeerComparison compared = Compare(kSignificanceProfile);
  // By force: cambridgeshire, essex, kent, norfolk.
  const auto spread =
      statistics::OverdispersionOfRates({800, 1'620, 1'440, 1'080}, {8e5, 1.8e6, 1.8e6, 9e5}, 0.1);
  ASSERT_TRUE(spread.ok());
  EXPECT_DOUBLE_EQ(compared.group_funnel.phi, spread->phi);
  EXPECT_DOUBLE_EQ(compared.group_funnel.tau_squared, spread->tau_squared);
  EXPECT_EQ(compared.group_funnel.forces, 4);
  EXPECT_EQ(compared.national_funnel.forces, 5);
  const auto limits = statistics::OverdispersedRateLimits(*spread, 0.95);
  const auto outer = statistics::OverdispersedRateLimits(*spread, 0.998);
  ASSERT_EQ(compared.forces.front().force, "cambridgeshire");
  const FunnelLimits& drawn = compared.forces.front().limits_in_group.value();
  EXPECT_DOUBLE_EQ(drawn.at_95.lower, (*limits)[0].lower * 1000);
  EXPECT_DOUBLE_EQ(drawn.at_99_8.upper, (*outer)[0].upper * 1000);
  const Verdict& verdict = compared.verdict;
  EXPECT_EQ(verdict.method, Method::kFunnel);
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_THAT(verdict.statistic, Optional(DoubleEq(spread->z_additive[0])));
  EXPECT_NEAR(*verdict.threshold, 1.96, 1e-4);
  EXPECT_EQ(verdict.significant, false);
  EXPECT_EQ(verdict.band_percent, std::nullopt);
  EXPECT_EQ(verdict.subject.n, 800'000);
  EXPECT_EQ(
      verdict.sentence,
      "The force's figure for the quarter to June 2024 (1.00 per 1,000 people) is 7.3% above the "
      "figure of the force and 3 Most Similar Forces taken together (0.932 per 1,000 people): "
      "comparable, within the limits that chance and the group's own spread allow 19 times in "
      "20.");
}

TEST_F(PeerComparisonTest, AForceFarOutsideItsGroupIsHigherByBoth) {
  group_.members = {"kent", "essex", "norfolk", "suffolk", "surrey", "sussex"};
  for (const char* force : {"suffolk", "surrey", "sussex"}) {
    figures_.push_back(Figure(force, 950, 1'000'000));
  }
  figures_[0].numerator = 4'000 * kMillion;
  const PeerComparison compared = Compare(kSignificanceProfile);
  EXPECT_EQ(compared.verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(compared.verdict.significant, true);
  EXPECT_EQ(Compare().verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(Compare().verdict.significant, true);
}

TEST_F(PeerComparisonTest, FiguresBelowZeroAreRankedAndSaidToBeThere) {
  definition_.allows_negative = true;
  figures_[1].numerator = -32 * kMillion;
  PeerComparison compared = Compare();
  EXPECT_THAT(compared.negative, ElementsAre("kent"));
  EXPECT_THAT(compared.in_group.place, Optional(3));
  EXPECT_EQ(compared.in_group.sentence,
            "3 of 4 forces of its group, where 1 is the lowest figure (that is the better way); 1 "
            "of 2 a year before; 1 is below zero by net adjustments.");
  EXPECT_EQ(compared.group_funnel.forces, 3);
  EXPECT_THAT(compared.group_funnel.negative, ElementsAre(2));
  EXPECT_EQ(compared.verdict.word, VerdictWord::kHigher);
  EXPECT_NE(compared.verdict.significant, std::nullopt);

  figures_[1].numerator = 1'440 * kMillion;
  figures_[0].numerator = -1 * kMillion;
  compared = Compare(kSignificanceProfile);
  EXPECT_EQ(compared.verdict.reason, VerdictReason::kNegativeCount);
  EXPECT_EQ(
      compared.verdict.sentence,
      "No verdict: net adjustments bring the force's figure below zero, so no limits apply to "
      "it.");
  EXPECT_EQ(Compare().verdict.word, VerdictWord::kLower);
}

TEST_F(PeerComparisonTest, EveryWantHasItsReason) {
  has_group_ = false;
  EXPECT_EQ(Compare().verdict.reason, VerdictReason::kNoPeerGroup);
  EXPECT_EQ(Compare().in_group.sentence,
            "Unranked: no Most Similar Group of the force is held for the quarter to June 2024.");
  EXPECT_EQ(Compare().verdict.sentence,
            "No verdict: no Most Similar Group of the force is held for the quarter to June 2024.");
  EXPECT_THAT(Compare().national.place, Optional(3));
  has_group_ = true;

  figures_.erase(figures_.begin() + 2, figures_.begin() + 4);  // essex, norfolk
  PeerComparison compared = Compare();
  EXPECT_EQ(compared.verdict.reason, VerdictReason::kPeersTooFew);
  EXPECT_THAT(compared.missing, ElementsAre("essex", "norfolk"));
  EXPECT_EQ(compared.verdict.sentence,
            "No verdict: only 2 of 4 forces of the group can be compared for the quarter to June "
            "2024, and it takes 3.");
  EXPECT_EQ(compared.verdict.significant, std::nullopt);

  figures_.erase(figures_.begin());  // the force itself
  compared = Compare();
  EXPECT_EQ(compared.verdict.reason, VerdictReason::kSubjectAbsent);
  EXPECT_EQ(compared.national.place, std::nullopt);
  EXPECT_EQ(compared.national.sentence,
            "Unranked: no figure of the force is held beside those of 2 forces.");
}

TEST_F(PeerComparisonTest, ValuesWithoutSizesBearABandAndNoFunnel) {
  for (PeerFigure& figure : figures_) {
    figure.value = PeerCell(definition_, figure).exact.numerator() == 0 ? 0 : 1'000'000;
    figure.numerator.reset();
    figure.denominator.reset();
  }
  EXPECT_EQ(Compare().verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(Compare().verdict.significant, std::nullopt);
  EXPECT_EQ(Compare(kSignificanceProfile).verdict.reason, VerdictReason::kNotTestable);
  group_.averaging = PeerAveraging::kWeighted;
  EXPECT_EQ(Compare().verdict.reason, VerdictReason::kReferenceAbsent);
  group_.averaging = PeerAveraging::kSimple;
  definition_.measure = Measure::kMean;
  EXPECT_EQ(Compare(kSignificanceProfile).verdict.reason, VerdictReason::kNoRuleForMeasure);
}

TEST_F(PeerComparisonTest, ForcesAreNamedByTheirTitles) {
  titles_ = {{"cambridgeshire", "Cambridgeshire"}, {"suffolk", "Suffolk"}};
  group_.members.push_back("suffolk");
  group_.members.push_back("surrey");
  EXPECT_EQ(Compare().verdict.sentence,
            "Cambridgeshire's figure for the quarter to June 2024 (1.00 per 1,000 people) is 2.6% "
            "above the average of Cambridgeshire and 3 Most Similar Forces (0.975 per 1,000 "
            "people): comparable, within the 4% that is allowed for; without Suffolk, surrey, of "
            "which no figure is held.");
  titles_["cambridgeshire"] = "West Midlands";
  EXPECT_THAT(Compare().verdict.sentence, HasSubstr("West Midlands' figure for"));
  figures_.erase(figures_.begin());
  EXPECT_EQ(Compare().national.sentence,
            "Unranked: no figure of West Midlands is held beside those of 4 forces.");
}

TEST_F(PeerComparisonTest, APlaceByCountsSaysThatTheSizeOfForcesIsInIt) {
  EXPECT_FALSE(Compare().national.not_adjusted_for_size);
  definition_.measure = Measure::kCount;
  for (std::vector<PeerFigure>* figures : {&figures_, &before_}) {
    for (PeerFigure& figure : *figures) figure.denominator.reset();
  }
  EXPECT_TRUE(Compare().in_group.not_adjusted_for_size);
  EXPECT_EQ(Compare().national.sentence,
            "1 of 5 forces, where 1 is the lowest figure (that is the better way); 1 of 2 a year "
            "before; not adjusted for the size of the forces.");
  for (const Measure measure : {Measure::kAmount, Measure::kLevel, Measure::kHarm}) {
    EXPECT_TRUE(GrowsWithSize(measure));
  }
  for (const Measure measure :
       {Measure::kProportion, Measure::kRatio, Measure::kRate, Measure::kMean, Measure::kPerHead}) {
    EXPECT_FALSE(GrowsWithSize(measure));
  }
}

TEST_F(PeerComparisonTest, ANationalFigureIsShownAsPublishedAndNeverAveraged) {
  PeerFigure nation = Figure("england-and-wales", 60'000, 60'000'000);
  nation.kind = PeerKind::kNation;
  nation.value = 1'100'000;
  figures_.push_back(nation);
  const PeerComparison compared = Compare();
  ASSERT_EQ(compared.published.size(), 1u);
  EXPECT_EQ(PeerCell(definition_, compared.published[0]).text, "1.10");
  EXPECT_EQ(compared.national.of, 5);
  EXPECT_EQ(compared.average.text, "0.98");
}

// Limits of 99.8% lie 3.0902 / 1.9600 times as far out on the scale of the square root.
TEST_F(PeerComparisonTest, OneIn500TakesTheOuterLimitsAndTablesOfTestsTheInner) {
  const auto by = [this](SignificanceControl control) {
    return Compare(kSignificanceProfile, control).verdict;
  };
  const Verdict usual = by(SignificanceControl::kOneIn20);
  const Verdict strict = by(SignificanceControl::kOneIn500);
  EXPECT_EQ(usual.one_in, 20);
  EXPECT_EQ(strict.one_in, 500);
  const double centre = std::sqrt(4'940.0 * 1'000 / 5'300'000);
  EXPECT_NEAR(
      (std::sqrt(strict.interval->upper) - centre) / (std::sqrt(usual.interval->upper) - centre),
      3.090232306167813 / 1.959963984540054, 1e-6);
  EXPECT_EQ(strict.statistic, usual.statistic);
  EXPECT_THAT(strict.sentence, HasSubstr("own spread allow 499 times in 500"));
  const Verdict together = by(SignificanceControl::kBenjaminiHochberg);
  EXPECT_EQ(together.word, usual.word);
  EXPECT_EQ(together.interval->upper, usual.interval->upper);
  EXPECT_EQ(together.sentence, usual.sentence);
}

TEST_F(PeerComparisonTest, WithoutExplanationTheWordIsTheSame) {
  for (const Profile& profile : Profiles()) {
    const PeerComparison full = Compare(profile.name);
    const PeerComparison basic =
        Compare(profile.name, SignificanceControl::kOneIn20, Detail::kVerdictsAlone);
    EXPECT_EQ(basic.verdict.word, full.verdict.word);
    EXPECT_EQ(basic.verdict.reason, full.verdict.reason);
    EXPECT_EQ(basic.verdict.sentence, "");
    EXPECT_EQ(basic.national.sentence, "");
  }
}

}  // namespace
}  // namespace copperplate::indicators
