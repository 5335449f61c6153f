// How chance is controlled on request: the word, `significant` and the sentence.
#include "services/indicators/domain/significance_control.h"

#include <limits>
#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/test_comparison.h"

namespace copperplate::indicators {
namespace {

// Two counts whose z is 1.94, 2.17 and 3.32.
TEST(SignificanceControlTest, ChanceIsControlledMoreStrictlyOnRequest) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const TestControl strict{SignificanceControl::kOneIn500};
  for (const Profile* profile : {&Significance(), &Board(), &Fingertips()}) {
    const auto judge = [&](int64_t now, const TestControl& control) {
      return Benchmark(definition, TwoYears(now, 1052), *profile, {}, {}, control);
    };
    EXPECT_EQ(judge(1143, strict).significant, false);
    EXPECT_EQ(judge(1154, {}).significant, true);
    EXPECT_EQ(judge(1154, strict).significant, false);
    EXPECT_EQ(judge(1210, strict).significant, true);
    // The word of the other profiles is their own.
    EXPECT_EQ(judge(1154, strict).word,
              profile == &Significance() ? VerdictWord::kComparable : VerdictWord::kHigher);
  }
  const Verdict verdict =
      Benchmark(definition, TwoYears(1154, 1052), Significance(), {}, {}, strict);
  EXPECT_NEAR(verdict.threshold.value(), 3.090232306167813, 1e-12);
  EXPECT_EQ(verdict.one_in, 500);
  EXPECT_FALSE(verdict.adjusted.has_value());
  // The exact test too: p is 0.0023.
  EXPECT_EQ(Benchmark(definition, TwoYears(23, 6), Significance()).word, VerdictWord::kHigher);
  EXPECT_EQ(Benchmark(definition, TwoYears(23, 6), Significance(), {}, {}, strict).word,
            VerdictWord::kComparable);
}

TEST(SignificanceControlTest, AnAdjustedPDecides) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const auto judge = [&](double p, int64_t now, const Profile& profile) {
    const TestControl control{SignificanceControl::kBenjaminiHochberg, AdjustedP{p, 7}};
    return Benchmark(definition, TwoYears(now, 1052), profile, {}, {}, control);
  };
  EXPECT_EQ(judge(0.0499, 1210, Significance()).word, VerdictWord::kHigher);
  EXPECT_EQ(judge(0.05, 1210, Significance()).word, VerdictWord::kComparable);
  EXPECT_EQ(judge(0.0499, 900, Significance()).word, VerdictWord::kLower);
  const Verdict verdict = judge(0.0499, 1210, Significance());
  EXPECT_TRUE(verdict.statistic.has_value());
  EXPECT_FALSE(verdict.threshold.has_value());
  EXPECT_EQ(verdict.one_in, 20);
  EXPECT_EQ(verdict.p, verdict.significance_p);
  EXPECT_EQ(verdict.adjusted->p, 0.0499);
  EXPECT_EQ(verdict.adjusted->tests, 7);
  // 2% is still no news.
  EXPECT_EQ(judge(0.0001, 1073, Significance()).word, VerdictWord::kComparable);
  const Verdict board = judge(0.05, 1210, Board());
  EXPECT_EQ(board.word, VerdictWord::kHigher);
  EXPECT_EQ(board.significant, false);
  EXPECT_EQ(board.adjusted->tests, 7);
  EXPECT_FALSE(board.p.has_value());
  EXPECT_NEAR(board.significance_p.value(), verdict.p.value(), 1e-15);
}

TEST(SignificanceControlTest, WhatIsNoProbabilityDecidesNothing) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  for (const double p : {std::numeric_limits<double>::quiet_NaN(), -0.01, 1.01}) {
    const TestControl control{SignificanceControl::kBenjaminiHochberg, AdjustedP{p, 7}};
    const auto judge = [&](const Profile& profile) {
      return Benchmark(definition, TwoYears(1210, 1052), profile, {}, {}, control);
    };
    const Verdict verdict = judge(Significance());
    EXPECT_EQ(verdict.word, VerdictWord::kNotCalculated);
    EXPECT_EQ(verdict.reason, VerdictReason::kNotTestable);
    EXPECT_FALSE(verdict.p.has_value());
    EXPECT_FALSE(verdict.adjusted.has_value());
    EXPECT_EQ(judge(Board()).word, VerdictWord::kHigher);
    EXPECT_FALSE(judge(Board()).significant.has_value());
  }
}

TEST(SignificanceControlTest, SaysHowChanceWasControlled) {
  const auto sentence = [](int64_t now, const TestControl& control) {
    return Benchmark(DefinitionOf(Measure::kCount), TwoYears(now, 1052), Significance(), {}, {},
                     control)
        .sentence;
  };
  EXPECT_EQ(sentence(1154, {SignificanceControl::kOneIn500}),
            "The 12 months to March 2018 (1,154) are 9.7% above the baseline of April 2016 to "
            "March 2017 (1,052): comparable, as chance alone would give a difference this large "
            "more often than 1 time in 500.");
  const auto together = [&](double p, int tests) {
    return sentence(1154, {SignificanceControl::kBenjaminiHochberg, AdjustedP{p, tests}});
  };
  EXPECT_EQ(together(0.03, 126),
            "The 12 months to March 2018 (1,154) are 9.7% above the baseline of April 2016 to "
            "March 2017 (1,052): higher, at or beyond the 3% that counts, and it holds among the "
            "126 comparisons tested together, where no more than 1 finding in 20 should be "
            "chance.");
  EXPECT_EQ(together(0.3, 126),
            "The 12 months to March 2018 (1,154) are 9.7% above the baseline of April 2016 to "
            "March 2017 (1,052): comparable, as among the 126 comparisons tested together chance "
            "alone may well give a difference this large.");
  // Of one test, what is said of it without.
  EXPECT_EQ(together(0.03, 1), sentence(1154, {}));
  // The Board's word rests on its own rule.
  const IndicatorDefinition percent = DefinitionOf(Measure::kRatio, 1, "percent");
  const std::vector<SeriesPoint> series = TwoYears(347, 252, 2779, 2210);
  EXPECT_EQ(Benchmark(percent, series, Board(), {}, {},
                      {SignificanceControl::kBenjaminiHochberg, AdjustedP{0.9, 126}})
                .sentence,
            Benchmark(percent, series).sentence);
}

}  // namespace
}  // namespace copperplate::indicators
