// Profile `fingertips`: its verdicts, and what a Board member reads of them.
#include "services/indicators/domain/own_interval.h"

#include <optional>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/test_comparison.h"

namespace copperplate::indicators {
namespace {

TEST(FingertipsTest, MethodsByMeasure) {
  struct Case {
    Measure measure;
    Method method;
  };
  for (const Case& c :
       {Case{Measure::kCount, Method::kByarInterval}, Case{Measure::kRate, Method::kByarInterval},
        Case{Measure::kProportion, Method::kWilsonInterval},
        Case{Measure::kRatio, Method::kWilsonInterval}, Case{Measure::kAmount, Method::kNone},
        Case{Measure::kMean, Method::kNone}, Case{Measure::kPerHead, Method::kNone},
        Case{Measure::kLevel, Method::kNone}, Case{Measure::kHarm, Method::kNone}}) {
    for (const Comparison comparison : {Comparison::kOneYearAverage, Comparison::kThreeYearAverage,
                                        Comparison::kBenchmark, Comparison::kPeers}) {
      EXPECT_EQ(Name(Fingertips().rule(comparison, c.measure).method), Name(c.method))
          << Name(c.measure);
    }
  }
  const IndicatorDefinition minutes = DefinitionOf(Measure::kMean, 0, "minutes");
  const Verdict none = Benchmark(minutes, TwoYears(130, 100, 10, 10), Fingertips());
  EXPECT_EQ(none.reason, VerdictReason::kNoRuleForMeasure);
  EXPECT_EQ(none.one_in, std::nullopt);
}

// Wilson's interval of 282 out of 1,143 is 22.26% to 27.25%.
TEST(FingertipsTest, AProportionByWilson) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  const Verdict verdict = Benchmark(definition, TwoYears(282, 227, 1143, 1052), Fingertips());
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(verdict.method, Method::kWilsonInterval);
  EXPECT_NEAR(verdict.interval->lower, 22.26, 0.005);
  EXPECT_NEAR(verdict.interval->upper, 27.25, 0.005);
  EXPECT_EQ(verdict.one_in, 20);
  EXPECT_EQ(verdict.subject.n, 1143);
  EXPECT_EQ(verdict.band_percent, std::nullopt);
  EXPECT_EQ(verdict.statistic, std::nullopt);
  EXPECT_EQ(verdict.p, std::nullopt);
  // The reference has chance in it too, says the other profile.
  EXPECT_EQ(verdict.significant, false);
  EXPECT_EQ(Benchmark(definition, TwoYears(282, 240, 1143, 1052), Fingertips()).word,
            VerdictWord::kComparable);
  EXPECT_EQ(Benchmark(definition, TwoYears(282, 300, 1143, 1052), Fingertips()).word,
            VerdictWord::kLower);
}

TEST(FingertipsTest, ABoundIsComparable) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  // The upper bound is 100% exactly, the lower 0%.
  EXPECT_EQ(Benchmark(definition, TwoYears(50, 60, 50, 60), Fingertips()).word,
            VerdictWord::kComparable);
  EXPECT_EQ(Benchmark(definition, TwoYears(0, 0, 50, 60), Fingertips()).word,
            VerdictWord::kComparable);
  // No least change: 49.5% lies below the interval of a million.
  EXPECT_EQ(
      Benchmark(definition, TwoYears(500'000, 495'000, 1'000'000, 1'000'000), Fingertips()).word,
      VerdictWord::kHigher);
}

TEST(FingertipsTest, ACountByByarAndExactBelowTen) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Verdict many = Benchmark(definition, TwoYears(130, 108), Fingertips());
  EXPECT_EQ(many.method, Method::kByarInterval);
  EXPECT_EQ(many.word, VerdictWord::kHigher);
  EXPECT_NEAR(many.interval->lower, 108.615, 0.005);
  EXPECT_NEAR(many.interval->upper, 154.362, 0.005);
  EXPECT_EQ(Benchmark(definition, TwoYears(10, 9), Fingertips()).method, Method::kByarInterval);
  const Verdict few = Benchmark(definition, TwoYears(9, 18), Fingertips());
  EXPECT_EQ(few.method, Method::kExactPoissonInterval);
  // Garwood's 4.115 to 17.085.
  EXPECT_NEAR(few.interval->lower, 4.115, 0.0005);
  EXPECT_NEAR(few.interval->upper, 17.085, 0.0005);
  EXPECT_EQ(few.word, VerdictWord::kLower);
  EXPECT_EQ(few.subject.n, 9);
}

TEST(FingertipsTest, AnAverageMonthIsAValueAlone) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 109);
  series.back() = Point(kMarch, 130);
  EXPECT_EQ(OneYear(definition, series, Fingertips()).word, VerdictWord::kComparable);
  series = Flat(kMarch, 24, 108);
  series.back() = Point(kMarch, 130);
  const Verdict higher = OneYear(definition, series, Fingertips());
  EXPECT_EQ(higher.word, VerdictWord::kHigher);
  EXPECT_EQ(higher.reference.text, "108.0");
}

TEST(FingertipsTest, ARateIsInTheUnitShown) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRate, 1, "per_1000");
  const Verdict verdict = Benchmark(definition, TwoYears(130, 108), Fingertips(), 2000);
  EXPECT_EQ(verdict.method, Method::kByarInterval);
  EXPECT_NEAR(verdict.interval->lower, 54.3075, 0.0025);
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
}

TEST(FingertipsTest, ZeroNeedsNoPercentage) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Verdict some = Benchmark(definition, TwoYears(5, 0), Fingertips());
  EXPECT_EQ(some.word, VerdictWord::kHigher);
  EXPECT_EQ(some.reason, VerdictReason::kNone);
  EXPECT_EQ(some.change_percent, std::nullopt);
  EXPECT_EQ(Benchmark(definition, TwoYears(0, 0), Fingertips()).word, VerdictWord::kComparable);
  EXPECT_EQ(Benchmark(definition, TwoYears(0, 4), Fingertips()).word, VerdictWord::kLower);
}

TEST(FingertipsTest, NoIntervalWhereTheFigureFollowsNoLaw) {
  const IndicatorDefinition ratio = DefinitionOf(Measure::kRatio, 1, "percent");
  EXPECT_EQ(Benchmark(ratio, TwoYears(120, 50, 100, 100), Fingertips()).reason,
            VerdictReason::kNumeratorAboveDenominator);
  // Only the area's own value has an interval.
  EXPECT_EQ(Benchmark(ratio, TwoYears(50, 120, 100, 100), Fingertips()).word, VerdictWord::kLower);
  IndicatorDefinition net = DefinitionOf(Measure::kCount);
  net.allows_negative = true;
  EXPECT_EQ(Benchmark(net, TwoYears(50, -100), Fingertips()).reason, VerdictReason::kNegativeCount);
  std::vector<SeriesPoint> series = TwoYears(1143, 1052);
  series.back().numerator = 500'000;
  const Verdict fraction =
      Benchmark(DefinitionOf(Measure::kRate, 1, "per_1000"), series, Fingertips(), 846'000);
  EXPECT_EQ(fraction.reason, VerdictReason::kNotTestable);
  EXPECT_FALSE(fraction.interval.has_value());
}

std::string FingertipsSentence(const IndicatorDefinition& definition,
                               const std::vector<SeriesPoint>& series,
                               std::optional<int64_t> population = {}) {
  return Benchmark(definition, series, Fingertips(), population).sentence;
}

TEST(FingertipsSentenceTest, SaysWhatAnIntervalTakesIn) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 100);
  series.back() = Point(kMarch, 130);
  EXPECT_EQ(OneYear(DefinitionOf(Measure::kCount), series, Fingertips()).sentence,
            "March 2018 (130) is 30.0% above the average month of April 2016 to March 2017 "
            "(100.0): higher, as the figure stays above once chance is allowed for (95% interval "
            "109 to 154).");
  EXPECT_EQ(FingertipsSentence(DefinitionOf(Measure::kRatio, 1, "percent"),
                               TwoYears(807, 862, 1000, 1000)),
            "The 12 months to March 2018 (80.7%) are 5.5 points (6.4%) below the baseline of April "
            "2016 to March 2017 (86.2%): lower, as the figure stays below once chance is allowed "
            "for (95% interval 78.1% to 83.0%).");
  EXPECT_EQ(FingertipsSentence(DefinitionOf(Measure::kCount), TwoYears(5, 0)),
            "The 12 months to March 2018 (5) are above the baseline of April 2016 to March 2017 "
            "(0): higher, as the figure stays above once chance is allowed for (95% interval 2 to "
            "12).");
  EXPECT_EQ(FingertipsSentence(DefinitionOf(Measure::kCount), TwoYears(5, 5)),
            "The 12 months to March 2018 (5) equal the baseline of April 2016 to March 2017 (5): "
            "comparable, as the figure may be no different once chance is allowed for (95% "
            "interval 2 to 12).");
}

TEST(FingertipsSentenceTest, AnIntervalHasItsUnitOnce) {
  EXPECT_EQ(
      FingertipsSentence(DefinitionOf(Measure::kRate, 1, "per_1000"), TwoYears(130, 108), 2000),
      "The 12 months to March 2018 (65.0 per 1,000 people) are 20.4% above the baseline of "
      "April 2016 to March 2017 (54.0 per 1,000 people): higher, as the figure stays above "
      "once chance is allowed for (95% interval 54.3 to 77.2 per 1,000 people).");
}

// 109 to 154 in whole events, of 108.62 to 154.36.
TEST(FingertipsSentenceTest, AnIntervalsBoundsAreNotRoundedAcrossTheReference) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 0);
  series[11] = Point(kBaseline.last, 1305);
  series.back() = Point(kMarch, 130);
  EXPECT_EQ(OneYear(DefinitionOf(Measure::kCount), series, Fingertips()).sentence,
            "March 2018 (130) is 19.5% above the average month of April 2016 to March 2017 "
            "(108.75): comparable, as the figure may be no different once chance is allowed for "
            "(95% interval 108.6 to 154.4).");
}

TEST(FingertipsSentenceTest, WhereNoIntervalCanBeDrawn) {
  EXPECT_EQ(
      FingertipsSentence(DefinitionOf(Measure::kRatio, 1, "percent"), TwoYears(120, 50, 100, 100)),
      "No verdict: the part exceeds the whole, so no interval can be drawn around the "
      "figure.");
  IndicatorDefinition net = DefinitionOf(Measure::kCount);
  net.allows_negative = true;
  EXPECT_EQ(FingertipsSentence(net, TwoYears(50, -100)),
            "No verdict: net adjustments bring one of the two counts below zero, so the interval "
            "does not apply.");
  std::vector<SeriesPoint> series = TwoYears(1143, 1052);
  series.back().numerator = 500'000;
  EXPECT_EQ(FingertipsSentence(DefinitionOf(Measure::kRate, 1, "per_1000"), series, 846'000),
            "No verdict: the interval is for whole events, and this figure has fractions.");
  EXPECT_EQ(FingertipsSentence(DefinitionOf(Measure::kMean, 0, "minutes"), TwoYears(1, 2, 3, 4)),
            "No verdict: the profile fingertips has no rule for mean values.");
}

}  // namespace
}  // namespace copperplate::indicators
