#include "services/indicators/domain/judge.h"

#include <cmath>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/test_comparison.h"

namespace copperplate::indicators {
namespace {

TEST(BandTest, AtTheEdgeTheVerdictIsHigherOrLower) {
  struct Case {
    int64_t now, then;
    VerdictWord word;
  };
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  for (const Case& c :
       {Case{1030, 1000, VerdictWord::kHigher}, Case{970, 1000, VerdictWord::kLower},
        Case{1029, 1000, VerdictWord::kComparable}, Case{971, 1000, VerdictWord::kComparable},
        Case{1000, 1000, VerdictWord::kComparable},
        // 3% of 1,001 is 30.03.
        Case{1031, 1001, VerdictWord::kComparable}, Case{1032, 1001, VerdictWord::kHigher},
        Case{0, 1000, VerdictWord::kLower}}) {
    const Verdict verdict = Benchmark(definition, TwoYears(c.now, c.then));
    EXPECT_EQ(Name(verdict.word), Name(c.word)) << c.now << " against " << c.then;
    EXPECT_EQ(verdict.reason, VerdictReason::kNone);
    EXPECT_EQ(verdict.method, Method::kRelativeBand);
    EXPECT_EQ(verdict.band_percent, 3);
    EXPECT_FALSE(verdict.statistic.has_value());
  }
}

TEST(BandTest, OfANegativeReferenceKeepsItsDirection) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.allows_negative = true;
  EXPECT_EQ(Benchmark(definition, TwoYears(-97, -100)).word, VerdictWord::kHigher);
  EXPECT_EQ(Benchmark(definition, TwoYears(-98, -100)).word, VerdictWord::kComparable);
  EXPECT_EQ(Benchmark(definition, TwoYears(-103, -100)).word, VerdictWord::kLower);
  const Verdict verdict = Benchmark(definition, TwoYears(-50, -100));
  EXPECT_DOUBLE_EQ(verdict.change_percent.value(), 50);
  EXPECT_FALSE(verdict.significant.has_value());
  EXPECT_EQ(Benchmark(definition, TwoYears(-50, -100), Significance()).reason,
            VerdictReason::kNegativeCount);
}

TEST(BandTest, NoPercentageIsTakenOfZero) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Verdict some = Benchmark(definition, TwoYears(5, 0));
  EXPECT_EQ(some.word, VerdictWord::kNotCalculated);
  EXPECT_EQ(some.reason, VerdictReason::kReferenceZero);
  const Verdict none = Benchmark(definition, TwoYears(0, 0));
  EXPECT_EQ(none.word, VerdictWord::kComparable);
}

TEST(SignificanceTest, ACountIsTestedAgainstZeroToo) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Verdict many = Benchmark(definition, TwoYears(40, 0), Significance());
  EXPECT_EQ(many.word, VerdictWord::kHigher);
  EXPECT_EQ(many.method, Method::kTwoPoissonExactAndBand);
  EXPECT_EQ(many.change_percent, std::nullopt);
  EXPECT_EQ(many.band_percent, std::nullopt);
  EXPECT_NEAR(many.p.value(), std::ldexp(1.0, -39), 1e-15);
  const Verdict few = Benchmark(definition, TwoYears(5, 0), Significance());
  EXPECT_EQ(few.word, VerdictWord::kComparable);
  EXPECT_NEAR(few.p.value(), 0.0625, 1e-12);
  // Whatever the board's word is, what `significance` says stands beside it.
  EXPECT_EQ(Benchmark(definition, TwoYears(40, 0)).significant, true);
}

TEST(BoardProfileTest, BandsByMeasureAndComparison) {
  struct Case {
    Measure measure;
    int average_percent;
    Method benchmark;
  };
  for (const Case& c : {Case{Measure::kCount, 20, Method::kRelativeBand},
                        Case{Measure::kAmount, 20, Method::kRelativeBand},
                        Case{Measure::kRate, 20, Method::kRelativeBand},
                        Case{Measure::kMean, 4, Method::kRelativeBand},
                        Case{Measure::kPerHead, 12, Method::kRelativeBand},
                        Case{Measure::kProportion, 4, Method::kTwoProportionsAndBand},
                        Case{Measure::kRatio, 4, Method::kTwoProportionsAndBand}}) {
    for (Comparison average : {Comparison::kOneYearAverage, Comparison::kThreeYearAverage}) {
      const Rule rule = Board().rule(average, c.measure);
      EXPECT_EQ(rule.method, Method::kRelativeBand);
      EXPECT_EQ(rule.band_percent, c.average_percent) << Name(c.measure);
    }
    const Rule benchmark = Board().rule(Comparison::kBenchmark, c.measure);
    EXPECT_EQ(benchmark.method, c.benchmark);
    EXPECT_EQ(benchmark.band_percent, 3);
    EXPECT_EQ(benchmark.critical_z, c.benchmark == Method::kTwoProportionsAndBand ? 1.2816 : 0);
    EXPECT_FALSE(benchmark.drop_shared_months);
    EXPECT_EQ(Board().rule(Comparison::kPeers, c.measure).band_percent, 4);
  }
  for (Measure measure : {Measure::kLevel, Measure::kHarm}) {
    EXPECT_EQ(Board().rule(Comparison::kOneYearAverage, measure).method, Method::kNone);
    EXPECT_EQ(Board().rule(Comparison::kBenchmark, measure).method, Method::kNone);
  }
}

TEST(ProfilesTest, AreFoundByName) {
  ASSERT_EQ(Profiles().size(), 4U);
  for (const Profile& profile : Profiles()) {
    EXPECT_EQ(FindProfile(profile.name), &profile);
    EXPECT_EQ(profile.version, profile.name == kSignificanceProfile ? 2 : 1);
    EXPECT_FALSE(profile.description.empty());
  }
  EXPECT_EQ(FindProfile("board"), nullptr);
  EXPECT_EQ(FindProfile(""), nullptr);
}

// The three outcome rates of the printed dashboard whose counts are known.
TEST(ProportionTest, BoardBenchmarkNeedsChanceAndBandExceeded) {
  struct Case {
    int64_t now, now_of, then, then_of;
    VerdictWord word;
    double z;
  };
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  for (const Case& c : {Case{347, 2779, 252, 2210, VerdictWord::kComparable, 1.1698953996817},
                        Case{282, 1143, 227, 1052, VerdictWord::kHigher, 1.71583911153437},
                        Case{10525, 66192, 11612, 58060, VerdictWord::kLower, -18.8407039435113},
                        // Beyond chance, but by 2.5% only.
                        Case{20500, 40000, 20000, 40000, VerdictWord::kComparable, 3.535810}}) {
    const Verdict verdict = Benchmark(definition, TwoYears(c.now, c.then, c.now_of, c.then_of));
    EXPECT_EQ(Name(verdict.word), Name(c.word));
    EXPECT_EQ(verdict.method, Method::kTwoProportionsAndBand);
    EXPECT_NEAR(verdict.statistic.value(), c.z, 1e-6);
    EXPECT_EQ(verdict.threshold, 1.2816);
    EXPECT_EQ(verdict.subject.n, c.now_of);
    EXPECT_EQ(verdict.reference.n, c.then_of);
  }
}

TEST(ProportionTest, TheIntervalIsOfTheDifferenceInPoints) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  const Verdict verdict = Benchmark(definition, TwoYears(282, 227, 1143, 1052));
  EXPECT_NEAR(verdict.interval->lower, -0.442646766050322, 1e-9);
  EXPECT_NEAR(verdict.interval->upper, 6.60504140685638, 1e-9);
  EXPECT_NEAR(verdict.p.value(), 0.0861914934859273, 1e-9);
  // Higher by the Board's rule, not by the stricter one.
  EXPECT_EQ(verdict.significant, false);
}

TEST(ProportionTest, MoreOutcomesThanCrimesHaveNoStandardError) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRatio, 1, "percent");
  const std::vector<SeriesPoint> series = TwoYears(120, 50, 100, 100);
  const Verdict verdict = Benchmark(definition, series);
  EXPECT_EQ(verdict.word, VerdictWord::kNotCalculated);
  EXPECT_EQ(verdict.reason, VerdictReason::kNumeratorAboveDenominator);
  EXPECT_FALSE(verdict.significant.has_value());
}

TEST(SignificanceTest, CountsByZWhereEventsAreMany) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Verdict hate = Benchmark(definition, TwoYears(1143, 1052), Significance());
  EXPECT_EQ(hate.word, VerdictWord::kComparable);
  EXPECT_EQ(hate.method, Method::kTwoPoissonZAndBand);
  EXPECT_NEAR(hate.statistic.value(), 1.9423349731866, 1e-9);
  EXPECT_NEAR(hate.threshold.value(), 1.959963984540054, 1e-12);
  EXPECT_EQ(hate.subject.n, 1143);
  EXPECT_EQ(hate.significant, false);
  const Verdict all = Benchmark(definition, TwoYears(66192, 58060), Significance());
  EXPECT_EQ(all.word, VerdictWord::kHigher);
  EXPECT_GT(all.interval->lower, 1);
  // 2% more of very many events is no chance, and no news.
  const Verdict floor = Benchmark(definition, TwoYears(102'000, 100'000), Significance());
  EXPECT_GT(floor.statistic.value(), 4);
  EXPECT_EQ(floor.word, VerdictWord::kComparable);
}

TEST(SignificanceTest, SmallCountsByTheExactTest) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const Verdict verdict = Benchmark(definition, TwoYears(9, 4), Significance());
  EXPECT_EQ(verdict.method, Method::kTwoPoissonExactAndBand);
  EXPECT_NEAR(verdict.p.value(), 0.266845703125, 1e-9);
  EXPECT_FALSE(verdict.statistic.has_value());
  EXPECT_NEAR(verdict.interval->lower, 0.627970720409122, 1e-9);
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  const Verdict lower = Benchmark(definition, TwoYears(9, 40), Significance());
  EXPECT_EQ(lower.word, VerdictWord::kLower);
  EXPECT_EQ(lower.method, Method::kTwoPoissonExactAndBand);
  const Verdict higher = Benchmark(definition, TwoYears(40, 9), Significance());
  EXPECT_EQ(higher.word, VerdictWord::kHigher);
  EXPECT_EQ(higher.method, Method::kTwoPoissonExactAndBand);
  EXPECT_EQ(Benchmark(definition, TwoYears(10, 40), Significance()).method,
            Method::kTwoPoissonZAndBand);
}

TEST(SignificanceTest, AMonthAgainstItsYearWeighsTheMonths) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 100);
  series.back() = Point(kMarch, 130);
  const Verdict verdict = OneYear(definition, series, Significance());
  // (130 - 100) over the square root of 1330 / 13 times (1 + 1 / 12).
  EXPECT_NEAR(verdict.statistic.value(), 30 / std::sqrt(1330.0 / 13 * 13 / 12), 1e-9);
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(verdict.reference.text, "100.0");
  EXPECT_EQ(verdict.reference.n, 1200);
}

TEST(SignificanceTest, MonthsThatBothPeriodsShareAreLeftOutOfTheTest) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  // June: rolling July to June, baseline April to March before; nine months in common.
  const int32_t june = Month(2017, 6);
  std::vector<SeriesPoint> series = Flat(june, 24, 34);
  for (size_t i = 21; i < 24; ++i) series[i].numerator = 60 * kMillion;
  const CellMaker cells(definition, series, std::nullopt);
  const Cell rolling = cells.Value(Rolling12(june));
  const Cell baseline = cells.Value(kBaseline);
  const Verdict verdict = Judge(cells, Significance(), Comparison::kBenchmark, rolling, baseline);
  EXPECT_EQ(verdict.subject.n, 180);
  EXPECT_EQ(verdict.reference.n, 102);
  EXPECT_EQ(verdict.subject.numerator, absl::int128(34 * 9 + 180) * kMillion);
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
  // The Board's rule compares the two periods whole.
  EXPECT_EQ(Judge(cells, Board(), Comparison::kBenchmark, rolling, baseline).subject.n,
            34 * 9 + 180);
}

TEST(SignificanceTest, AMonthIsTestedAgainstTheRestOfAFixedYearThatItLiesIn) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 12, 100);
  const CellMaker cells(definition, series, std::nullopt);
  const Verdict verdict = Judge(cells, Significance(), Comparison::kOneYearAverage,
                                cells.Value({kMarch, kMarch}), cells.Average(kRolling, false));
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(verdict.subject.n, 100);
  EXPECT_EQ(verdict.reference.n, 1100);
}

TEST(SignificanceTest, AYearAgainstItselfCannotBeTested) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 12, 100);
  const CellMaker cells(definition, series, std::nullopt);
  const Cell year = cells.Value(kRolling);
  const Verdict verdict = Judge(cells, Significance(), Comparison::kBenchmark, year, year);
  EXPECT_EQ(verdict.reason, VerdictReason::kNotTestable);
}

TEST(SignificanceTest, HasNoRuleWhereSumsCarryNoSpread) {
  for (Measure measure : {Measure::kAmount, Measure::kMean, Measure::kPerHead, Measure::kLevel}) {
    const IndicatorDefinition definition = DefinitionOf(measure, 0, "hours");
    const Verdict verdict = Benchmark(definition, TwoYears(130, 100, 10, 10), Significance());
    EXPECT_EQ(verdict.reason, VerdictReason::kNoRuleForMeasure) << Name(measure);
    EXPECT_FALSE(verdict.significant.has_value());
  }
}

TEST(SignificanceTest, FractionsOfEventsCannotBeTested) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRate, 1, "per_1000");
  std::vector<SeriesPoint> series = TwoYears(1143, 1052);
  series.back().numerator = 500'000;
  const Verdict verdict = Benchmark(definition, series, Significance(), 846'000);
  EXPECT_EQ(verdict.reason, VerdictReason::kNotTestable);
}

TEST(PrintedVerdictTest, Words) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  EXPECT_EQ(PrintedVerdict(Benchmark(definition, TwoYears(2, 1))), "Higher");
  EXPECT_EQ(PrintedVerdict(Benchmark(definition, TwoYears(1, 2))), "Lower");
  EXPECT_EQ(PrintedVerdict(Benchmark(definition, TwoYears(1, 1))), "Comparable");
  const Verdict none = NotApplicable(Board());
  EXPECT_EQ(PrintedVerdict(none), "-");
  EXPECT_EQ(none.profile, "board-2018");
  EXPECT_EQ(none.profile_version, 1);
  EXPECT_EQ(none.sentence, "");
}

// 40 against 5 is far beyond chance of counts; of two differences nobody can tell.
TEST(SignificanceTest, ASumOfCountsIsTestedAndADifferenceIsNot) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.formula = {{"fatal"}, {"serious"}};
  EXPECT_EQ(Benchmark(definition, TwoYears(40, 5), Significance()).word, VerdictWord::kHigher);
  EXPECT_EQ(Benchmark(definition, TwoYears(40, 5), Fingertips()).word, VerdictWord::kHigher);
  definition.formula[1].subtract = true;
  const Verdict verdict = Benchmark(definition, TwoYears(40, 5), Significance());
  EXPECT_EQ(verdict.reason, VerdictReason::kNotTestable);
  EXPECT_FALSE(verdict.subject.n.has_value());
  EXPECT_EQ(verdict.sentence,
            "No verdict: the test is for numbers of events, and this is a difference of such.");
  const Verdict interval = Benchmark(definition, TwoYears(40, 5), Fingertips());
  EXPECT_EQ(interval.reason, VerdictReason::kNotTestable);
  EXPECT_EQ(interval.sentence,
            "No verdict: the interval is for numbers of events, and this is a difference of such.");
  const Verdict board = Benchmark(definition, TwoYears(40, 5));
  EXPECT_EQ(board.word, VerdictWord::kHigher);
  EXPECT_FALSE(board.significant.has_value());
}

}  // namespace
}  // namespace copperplate::indicators
