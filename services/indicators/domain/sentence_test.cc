// What a Board member reads of a verdict, word for word.
#include "services/indicators/domain/sentence.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/test_comparison.h"

namespace copperplate::indicators {
namespace {

std::string BenchmarkSentence(const IndicatorDefinition& definition,
                              const std::vector<SeriesPoint>& series,
                              const Profile& profile = Board(), const RollUpNotes& notes = {},
                              std::optional<int64_t> population = {}) {
  return Benchmark(definition, series, profile, population, notes).sentence;
}

std::string OneYearSentence(const IndicatorDefinition& definition,
                            const std::vector<SeriesPoint>& series,
                            const Profile& profile = Board(), const RollUpNotes& notes = {}) {
  return OneYear(definition, series, profile, notes).sentence;
}

IndicatorDefinition Percent() { return DefinitionOf(Measure::kRatio, 1, "percent"); }
IndicatorDefinition Count() { return DefinitionOf(Measure::kCount); }

TEST(SentenceTest, SaysWhatAndWhy) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 4838);
  series.back() = Point(kMarch, 4988);
  EXPECT_EQ(OneYearSentence(Count(), series),
            "March 2018 (4,988) is 3.1% above the average month of April 2016 to March 2017 "
            "(4,838.0): comparable, within the 20% that is allowed for.");
  EXPECT_EQ(BenchmarkSentence(DefinitionOf(Measure::kAmount, 0, "hours"), TwoYears(52'220, 56'330)),
            "The 12 months to March 2018 (52,220 hours) are 7.3% below the baseline of April 2016 "
            "to March 2017 (56,330 hours): lower, at or beyond the 3% that counts.");
}

TEST(SentenceTest, OfAPercentageSaysPointsAndPercent) {
  EXPECT_EQ(BenchmarkSentence(Percent(), TwoYears(807, 862, 1000, 1000)),
            "The 12 months to March 2018 (80.7%) are 5.5 points (6.4%) below the baseline of April "
            "2016 to March 2017 (86.2%): lower, at or beyond the 3% that counts, and chance alone "
            "would give a difference this large less often than 1 time in 5.");
  EXPECT_EQ(OneYearSentence(Percent(), TwoYears(833, 816, 1000, 1000)),
            "March 2018 (83.3%) is 1.7 points (2.1%) above the average of April 2016 to March 2017 "
            "(81.6%): comparable, within the 4% that is allowed for.");
}

TEST(SentenceTest, NumbersOfDifferentValuesDiffer) {
  // 15.2 minutes against 14.6, both 15 as the column has them.
  EXPECT_EQ(
      BenchmarkSentence(DefinitionOf(Measure::kMean, 0, "minutes"), TwoYears(1520, 1460, 100, 100)),
      "The 12 months to March 2018 (15.2 minutes) are 4.1% above the baseline of April 2016 "
      "to March 2017 (14.6 minutes): higher, at or beyond the 3% that counts.");
}

TEST(SentenceTest, ThePercentageFollowsFromTheNumbers) {
  // 2.2% and 0.6% as the column has them, which would make 267%.
  EXPECT_EQ(OneYearSentence(Percent(), TwoYears(217'366, 56'110, 10'000'000, 10'000'000)),
            "March 2018 (2.17%) is 1.6 points (287%) above the average of April 2016 to March 2017 "
            "(0.56%): higher, at or beyond the 4% that counts.");
}

TEST(SentenceTest, OneMonthIsSingularAndTwelveArePlural) {
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(0, 0)),
            "The 12 months to March 2018 (0) equal the baseline of April 2016 to March 2017 (0): "
            "comparable, within the 3% that is allowed for.");
  EXPECT_EQ(OneYearSentence(Count(), Flat(kMarch, 24, 1)),
            "March 2018 (1) equals the average month of April 2016 to March 2017 (1.0): "
            "comparable, within the 20% that is allowed for.");
}

TEST(SentenceTest, ADifferenceJustInsideTheBandIsNotRoundedOntoIt) {
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(102'996, 100'000)),
            "The 12 months to March 2018 (102,996) are 2.996% above the baseline of April 2016 to "
            "March 2017 (100,000): comparable, within the 3% that is allowed for.");
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(100'001, 100'000)),
            "The 12 months to March 2018 (100,001) are less than 0.1% above the baseline of April "
            "2016 to March 2017 (100,000): comparable, within the 3% that is allowed for.");
}

TEST(SentenceTest, SaysWhatChanceWouldGive) {
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(1143, 1052), Significance()),
            "The 12 months to March 2018 (1,143) are 8.7% above the baseline of April 2016 to "
            "March 2017 (1,052): comparable, as chance alone would give a difference this large "
            "more often than 1 time in 20.");
  EXPECT_EQ(BenchmarkSentence(Percent(), TwoYears(347, 252, 2779, 2210)),
            "The 12 months to March 2018 (12.49%) are 1.1 points (9.5%) above the baseline of "
            "April 2016 to March 2017 (11.40%): comparable, as chance alone would give a "
            "difference this large more often than 1 time in 5.");
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(40, 0), Significance()),
            "The 12 months to March 2018 (40) are above the baseline of April 2016 to March 2017 "
            "(0): higher, as chance alone would give a difference this large less often than 1 "
            "time in 20.");
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(5, 0), Significance()),
            "The 12 months to March 2018 (5) are above the baseline of April 2016 to March 2017 "
            "(0): comparable, as chance alone would give a difference this large more often than 1 "
            "time in 20.");
}

// Both years hold July to March, 900 of 1,000. Of the other months, which the test is of, the later
// have the lower percentage; but the many of the earlier ones bring their year down.
TEST(SentenceTest, MonthsNotSharedMayDifferTheOtherWay) {
  const int32_t june = Month(2017, 6);
  const std::vector<SeriesPoint> series = {Point(Month(2016, 4), 6000, 10'000),
                                           Point(Month(2016, 9), 900, 1000), Point(june, 50, 100)};
  const IndicatorDefinition definition = Percent();
  const CellMaker cells(definition, series, std::nullopt);
  EXPECT_EQ(Judge(cells, Significance(), Comparison::kBenchmark, cells.Value(Rolling12(june)),
                  cells.Value(kBaseline))
                .sentence,
            "The 12 months to June 2017 (86.36%, 2 of 12 months present) are 23.6 points (37.7%) "
            "above the baseline of April 2016 to March 2017 (62.73%, 2 of 12 months present): "
            "comparable, as the months that the two periods do not share differ the other way.");
}

TEST(SentenceTest, APoolSaysWhichPartOfItIsThere) {
  EXPECT_EQ(
      BenchmarkSentence(Percent(), {Point(Month(2016, 5), 816, 1000), Point(kMarch, 833, 1000)}),
      "The 12 months to March 2018 (83.3%, 1 of 12 months present) are 1.7 points (2.1%) "
      "above the baseline of April 2016 to March 2017 (81.6%, 1 of 12 months present): "
      "comparable, within the 3% that is allowed for.");
  std::vector<SeriesPoint> series = TwoYears(816, 816, 1000, 1000);
  Erase(series, Month(2016, 8));
  EXPECT_EQ(OneYearSentence(Percent(), series),
            "March 2018 (81.6%) equals the average of April 2016 to March 2017 (81.6%, 11 of 12 "
            "months present): comparable, within the 4% that is allowed for.");
}

TEST(SentenceTest, APoolOfAreasSaysWhichAreNotInIt) {
  const std::vector<MonthGap> gaps = {{kMarch, "fenland"}, {kMarch, "east-cambs"}};
  const std::vector<SeriesPoint> series = TwoYears(816, 816, 1000, 1000);
  EXPECT_EQ(OneYearSentence(Percent(), series, Board(), {gaps}),
            "March 2018 (81.6%, without east-cambs, fenland) equals the average of April 2016 to "
            "March 2017 (81.6%): comparable, within the 4% that is allowed for.");
  EXPECT_EQ(BenchmarkSentence(Percent(), series, Board(), {gaps}),
            "The 12 months to March 2018 (81.6%, without east-cambs, fenland in some months) equal "
            "the baseline of April 2016 to March 2017 (81.6%): comparable, within the 3% that is "
            "allowed for.");
}

TEST(NoVerdictTest, NamesTheMonthsThatAreMissing) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 5);
  Erase(series, Month(2016, 8));
  EXPECT_EQ(OneYearSentence(Count(), series),
            "No verdict: the average month of April 2016 to March 2017 has no value, since 1 of "
            "its 12 months is missing: August 2016.");
  Erase(series, Month(2017, 1));
  EXPECT_EQ(BenchmarkSentence(Count(), series),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since 2 of its 12 "
            "months are missing: August 2016 and January 2017.");
  Erase(series, Month(2016, 10));
  Erase(series, Month(2016, 5));
  EXPECT_EQ(BenchmarkSentence(Count(), series),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since 4 of its 12 "
            "months are missing.");
  EXPECT_EQ(BenchmarkSentence(Count(), Flat(kMarch, 14, 5)),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since 10 of its 12 "
            "months are missing: April 2016 to January 2017.");
  EXPECT_EQ(BenchmarkSentence(Count(), Flat(kMarch, 12, 5)),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since none of its "
            "12 months has a figure.");
}

TEST(NoVerdictTest, SaysItOfBothSides) {
  EXPECT_EQ(OneYearSentence(Count(), Flat(kMarch - 1, 23, 5)),
            "No verdict: March 2018 has no value, since no figure is held for it.");
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 5);
  Erase(series, Month(2017, 8));
  EXPECT_EQ(BenchmarkSentence(Count(), series),
            "No verdict: the 12 months to March 2018 have no value, since 1 of them is missing: "
            "August 2017.");
  EXPECT_EQ(BenchmarkSentence(Count(), {}),
            "No verdict: the 12 months to March 2018 have no value, since none of them has a "
            "figure; the baseline of April 2016 to March 2017 has none either, since none of its "
            "12 months has a figure.");
  EXPECT_EQ(OneYearSentence(Percent(), {}),
            "No verdict: March 2018 has no value, since no figure is held for it; the average of "
            "April 2016 to March 2017 has none either, since none of its 12 months has a figure.");
}

TEST(NoVerdictTest, NamesTheAreasThatAreMissing) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 5);
  Erase(series, kMarch);
  std::vector<MonthGap> gaps = {{kMarch, "fenland"}};
  EXPECT_EQ(OneYearSentence(Count(), series, Board(), {gaps}),
            "No verdict: March 2018 has no value, since fenland has no figure for it.");
  EXPECT_EQ(BenchmarkSentence(Count(), series, Board(), {gaps}),
            "No verdict: the 12 months to March 2018 have no value, since 1 of them is missing: "
            "March 2018 (no figure from fenland).");
  gaps = {{kMarch, "a"}, {kMarch, "b"}, {kMarch, "c"}, {kMarch, "d"}};
  EXPECT_EQ(OneYearSentence(Count(), series, Board(), {gaps}),
            "No verdict: March 2018 has no value, since 4 of the areas below have no figure for "
            "it.");
}

TEST(NoVerdictTest, NothingIsDividedByZero) {
  EXPECT_EQ(OneYearSentence(Percent(), TwoYears(0, 5, 0, 10)),
            "No verdict: March 2018 has no value, since there is nothing to take a percentage of "
            "(0 of 0).");
  EXPECT_EQ(BenchmarkSentence(Percent(), TwoYears(5, 3, 10, 0)),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since there is "
            "nothing to take a percentage of (3 of 0).");
  EXPECT_EQ(BenchmarkSentence(DefinitionOf(Measure::kMean, 0, "minutes"), TwoYears(5, 0, 10, 0)),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since there is "
            "nothing to divide by (0 over 0).");
  EXPECT_EQ(BenchmarkSentence(DefinitionOf(Measure::kPerHead, 1, "days"), TwoYears(5, 0, 10, 0)),
            "No verdict: the baseline of April 2016 to March 2017 has no value, since the "
            "headcount is 0.");
  EXPECT_EQ(BenchmarkSentence(Count(), TwoYears(5, 0)),
            "No verdict: the baseline of April 2016 to March 2017 is zero, and no percentage of it "
            "can be taken.");
}

TEST(NoVerdictTest, WhatIsOfTheWholeIndicatorIsSaidOnce) {
  EXPECT_EQ(BenchmarkSentence(DefinitionOf(Measure::kRate, 1, "per_1000"), TwoYears(5, 5)),
            "No verdict: the 12 months to March 2018 have no value, since no population estimate "
            "up to 2018 is held.");
  IndicatorDefinition derived = Percent();
  derived.formula = {{"fatal"}, {"serious"}};
  EXPECT_EQ(OneYearSentence(derived, Flat(kMarch, 24, 5, 10)),
            "No verdict: March 2018 has no value, since its formula is not one that can be "
            "computed.");
}

TEST(NoVerdictTest, SumsThatDoNotFit) {
  const std::vector<WithheldMonth> too_large = {{kMarch}};
  RollUpNotes notes;
  notes.withheld = too_large;
  EXPECT_EQ(OneYearSentence(Count(), Flat(kMarch, 24, 5), Board(), notes),
            "No verdict: March 2018 has no value, since the figures behind it are too large to "
            "add up.");
}

TEST(NoVerdictTest, NamesWhatTheProfileHasNoRuleFor) {
  struct Case {
    Measure measure;
    const char* words;
  };
  for (const Case& c :
       {Case{Measure::kAmount, "amounts"}, Case{Measure::kMean, "mean values"},
        Case{Measure::kPerHead, "figures per head"}, Case{Measure::kLevel, "levels at month end"},
        Case{Measure::kHarm, "the harm index"}}) {
    EXPECT_EQ(BenchmarkSentence(DefinitionOf(c.measure, 0, "hours"), TwoYears(130, 100, 10, 10),
                                Significance()),
              std::string("No verdict: the profile significance has no rule for ") + c.words + ".");
  }
}

TEST(NoVerdictTest, WhereTheTestDoesNotApply) {
  EXPECT_EQ(BenchmarkSentence(Percent(), TwoYears(120, 50, 100, 100)),
            "No verdict: in one of the two periods the part exceeds the whole, so the test does "
            "not apply.");
  IndicatorDefinition net = Count();
  net.allows_negative = true;
  EXPECT_EQ(BenchmarkSentence(net, TwoYears(-50, -100), Significance()),
            "No verdict: net adjustments bring one of the two counts below zero, so the test does "
            "not apply.");
  std::vector<SeriesPoint> series = TwoYears(1143, 1052);
  series.back().numerator = 500'000;
  EXPECT_EQ(BenchmarkSentence(DefinitionOf(Measure::kRate, 1, "per_1000"), series, Significance(),
                              {}, 846'000),
            "No verdict: the test is for whole events, and these figures have fractions.");
  const IndicatorDefinition count = Count();
  const std::vector<SeriesPoint> year = Flat(kMarch, 12, 100);
  const CellMaker cells(count, year, std::nullopt);
  EXPECT_EQ(Judge(cells, Significance(), Comparison::kBenchmark, cells.Value(kRolling),
                  cells.Value(kRolling))
                .sentence,
            "No verdict: outside the months that both periods share there is nothing to compare.");
}

}  // namespace
}  // namespace copperplate::indicators
