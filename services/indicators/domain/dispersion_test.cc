// Profile `significance` where large months vary more than chance has them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/indicators/domain/test_comparison.h"

namespace copperplate::indicators {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;

// Of months that lie a standard error of chance below and above their average in turn, so that each
// moving range is of two: over 1.128 that is 1.773.
constexpr double kInTurn = 2 / 1.128;
constexpr double kClose = 1e-9;

// A baseline of `low` and `high` in turn, then 12 months of `now`; all of proportions out of `of`.
std::vector<SeriesPoint> TwoYearsInTurn(int64_t low, int64_t high, int64_t now, int64_t of = 0) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, now, of);
  for (size_t i = 0; i < 12; ++i) series[i].numerator = (i % 2 == 0 ? low : high) * kMillion;
  return series;
}

TEST(DispersionTest, WidensTheTestOfLargeCounts) {
  const Verdict verdict =
      Benchmark(DefinitionOf(Measure::kCount), TwoYearsInTurn(90, 110, 110), Significance());
  // 1,320 against 1,200: 120 over the root of 2,520, and chance alone would let it pass.
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(verdict.method, Method::kLaneyPoissonZAndBand);
  EXPECT_NEAR(verdict.dispersion.value_or(0), kInTurn, kClose);
  EXPECT_NEAR(*verdict.statistic, 1.3482178713, kClose);
  EXPECT_NEAR(*verdict.p, 0.1775883, 1e-6);
  EXPECT_NEAR(verdict.interval->lower, 0.9576, 1e-4);
  EXPECT_NEAR(verdict.interval->upper, 1.2635, 1e-4);
  EXPECT_THAT(verdict.significant, Optional(false));
  EXPECT_EQ(verdict.profile_version, 2);
  EXPECT_EQ(verdict.sentence,
            "The 12 months to March 2018 (1,320) are 10.0% above the baseline of April 2016 to "
            "March 2017 (1,200): comparable, as months that vary 1.8 times as much as by chance "
            "alone would give a difference this large more often than 1 time in 20.");
  EXPECT_THAT(Benchmark(DefinitionOf(Measure::kCount), TwoYearsInTurn(90, 110, 110)).significant,
              Optional(false))
      << "whatever profile gave the word";
}

TEST(DispersionTest, AndOfLargeProportions) {
  const Verdict verdict = Benchmark(DefinitionOf(Measure::kProportion, 1, "percent"),
                                    TwoYearsInTurn(190, 210, 210, 400), Significance());
  EXPECT_EQ(verdict.word, VerdictWord::kComparable);
  EXPECT_EQ(verdict.method, Method::kLaneyProportionsAndBand);
  EXPECT_NEAR(verdict.dispersion.value_or(0), kInTurn, kClose);
  EXPECT_NEAR(*verdict.statistic, 1.3819, 1e-4);
  EXPECT_NEAR(verdict.interval->lower, -1.04455, 1e-4);
  EXPECT_NEAR(verdict.interval->upper, 6.03568, 1e-4);
  EXPECT_DOUBLE_EQ(*verdict.subject.n, 4800);
}

TEST(DispersionTest, MonthsThatVaryNoMoreThanByChanceLeaveTheTestAsItIs) {
  const Verdict verdict =
      Benchmark(DefinitionOf(Measure::kCount), TwoYearsInTurn(100, 100, 110), Significance());
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
  EXPECT_EQ(verdict.method, Method::kTwoPoissonZAndBand);
  EXPECT_THAT(verdict.dispersion, Optional(1.0));
  EXPECT_NEAR(*verdict.statistic, 2.3904572187, kClose);
  EXPECT_THAT(verdict.sentence, HasSubstr("chance alone would give a difference this large less"));
}

TEST(DispersionTest, SmallMonthsAndThoseWithAGapTellNothing) {
  const IndicatorDefinition counts = DefinitionOf(Measure::kCount);
  Verdict verdict = Benchmark(counts, TwoYearsInTurn(80, 119, 110), Significance());
  EXPECT_FALSE(verdict.dispersion.has_value()) << "99.5 in an average month";
  EXPECT_EQ(verdict.method, Method::kTwoPoissonZAndBand);
  const IndicatorDefinition shares = DefinitionOf(Measure::kProportion, 1, "percent");
  verdict = Benchmark(shares, TwoYearsInTurn(290, 310, 310, 399), Significance());
  EXPECT_FALSE(verdict.dispersion.has_value()) << "99 without the event";
  std::vector<SeriesPoint> gap = TwoYearsInTurn(190, 210, 210, 400);
  Erase(gap, Month(2016, 8));
  verdict = Benchmark(shares, gap, Significance());
  EXPECT_FALSE(verdict.dispersion.has_value());
  EXPECT_EQ(verdict.method, Method::kTwoProportionsAndBand);
}

TEST(DispersionTest, IsNoPartOfTheBoardsOwnTest) {
  const Verdict verdict = Benchmark(DefinitionOf(Measure::kProportion, 1, "percent"),
                                    TwoYearsInTurn(190, 210, 210, 400));
  EXPECT_EQ(verdict.method, Method::kTwoProportionsAndBand);
  EXPECT_FALSE(verdict.dispersion.has_value());
  EXPECT_EQ(verdict.word, VerdictWord::kHigher);
}

}  // namespace
}  // namespace copperplate::indicators
