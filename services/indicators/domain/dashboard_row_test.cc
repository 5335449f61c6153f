#include "services/indicators/domain/dashboard_row.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;

DashboardRow RowOf(const IndicatorDefinition& definition, const std::vector<SeriesPoint>& series,
                   int32_t asked = kMarch, absl::string_view profile = "board-2018") {
  return ComputeDashboardRow({definition, series, asked, *FindProfile(profile)});
}

TEST(DashboardRowTest, ColumnsOutsideTheDefinitionAreNotApplicable) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.columns = {Column::kCurrent, Column::kBenchmark};
  const DashboardRow row = RowOf(definition, Flat(kMarch, 48, 10));
  EXPECT_EQ(row.indicator, "all-recorded-crime");
  EXPECT_EQ(row.value(Column::kCurrent).text, "10");
  for (size_t i = 1; i < kValueColumns; ++i) {
    EXPECT_EQ(row.values[i].absence, AbsenceReason::kNotApplicable);
    EXPECT_EQ(row.values[i].text, "-");
  }
  for (const Verdict* verdict : {&row.v_1yr, &row.v_3yr}) {
    EXPECT_EQ(verdict->reason, VerdictReason::kNotApplicable);
    EXPECT_EQ(verdict->profile, "board-2018");
  }
  // The benchmark compares two periods although neither column is shown.
  EXPECT_EQ(row.benchmark.word, VerdictWord::kComparable);
  EXPECT_EQ(row.benchmark.subject.value, 120);
  EXPECT_FALSE(row.change.has_value());
}

TEST(DashboardRowTest, WithoutAFigureInReachTheMonthAskedStandsAndCurrentIsAbsent) {
  const DashboardRow row = RowOf(DefinitionOf(Measure::kCount), Flat(kMarch - 1, 47, 10));
  EXPECT_EQ(row.data_month, kMarch);
  EXPECT_FALSE(row.data_month_differs());
  EXPECT_EQ(row.value(Column::kCurrent).absence, AbsenceReason::kNoObservation);
  EXPECT_EQ(row.value(Column::kMinus1).text, "10");
  EXPECT_EQ(row.value(Column::kFytd).absence, AbsenceReason::kIncompletePeriod);
  EXPECT_THAT(MissingMonths(row.value(Column::kFytd)), ElementsAre(kMarch));
  EXPECT_EQ(row.value(Column::kBaseline).text, "120");
  EXPECT_EQ(row.v_1yr.reason, VerdictReason::kSubjectAbsent);
  EXPECT_EQ(row.v_3yr.reason, VerdictReason::kSubjectAbsent);
  EXPECT_EQ(row.benchmark.reason, VerdictReason::kSubjectAbsent);
  EXPECT_EQ(row.change->year.absence, AbsenceReason::kNoObservation);
}

TEST(DashboardRowTest, TheThreeYearAverageNeedsAllMonthsAlsoOfAPool) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  std::vector<SeriesPoint> series = Flat(kMarch, 48, 80, 100);
  EXPECT_EQ(RowOf(definition, series).v_3yr.word, VerdictWord::kComparable);
  Erase(series, Month(2014, 4));
  const DashboardRow row = RowOf(definition, series);
  EXPECT_EQ(row.v_3yr.reason, VerdictReason::kReferenceAbsent);
  EXPECT_EQ(row.average_3yr.absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(PrintedVerdict(row.v_3yr), "n/a");
  EXPECT_EQ(row.v_1yr.word, VerdictWord::kComparable);
}

TEST(DashboardRowTest, AQuarterlyIndicatorComparesLikePeriods) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.frequency = Frequency::kQuarterly;
  definition.lag_months = 3;
  std::vector<SeriesPoint> series;
  for (int quarter = 13; quarter >= 0; --quarter) {
    series.push_back(Point(Month(2017, 12) - 3 * quarter, 1000 - 10 * quarter));
  }
  const DashboardRow row = RowOf(definition, series, Month(2018, 2));
  EXPECT_EQ(row.data_month, Month(2017, 12));
  EXPECT_TRUE(row.data_month_differs());
  EXPECT_EQ(row.period_months, 3);
  EXPECT_EQ(row.value(Column::kCurrent).period, (Period{Month(2017, 10), Month(2017, 12)}));
  EXPECT_EQ(row.value(Column::kMinus1).period, (Period{Month(2016, 10), Month(2016, 12)}));
  EXPECT_EQ(row.value(Column::kCurrent).text, "1000");
  EXPECT_EQ(row.value(Column::kMinus1).text, "960");
  EXPECT_EQ(row.value(Column::kMinus2).text, "920");
  EXPECT_EQ(row.value(Column::kMinus3).text, "880");
  for (Column column : {Column::kFytd, Column::kFytd1, Column::kRolling12, Column::kBaseline}) {
    EXPECT_EQ(row.value(column).absence, AbsenceReason::kNotApplicable) << Name(column);
  }
  EXPECT_EQ(row.v_1yr.reason, VerdictReason::kNotApplicable);
  EXPECT_EQ(row.v_3yr.reason, VerdictReason::kNotApplicable);
  EXPECT_FALSE(row.change.has_value());
  EXPECT_EQ(row.benchmark.subject.period, (Period{Month(2017, 10), Month(2017, 12)}));
  EXPECT_EQ(row.benchmark.reference.period, (Period{Month(2016, 10), Month(2016, 12)}));
  EXPECT_EQ(row.benchmark.word, VerdictWord::kHigher);
  EXPECT_EQ(row.benchmark.sentence,
            "The quarter to December 2017 (1,000) is 4.2% above the same quarter a year before "
            "(960): higher, at or beyond the 3% that counts.");
  definition.frequency = Frequency::kAnnual;
  EXPECT_EQ(RowOf(definition, series, Month(2017, 12)).benchmark.sentence,
            "The year to December 2017 (1,000) is 4.2% above the year before (960): higher, at or "
            "beyond the 3% that counts.");
}

TEST(DashboardRowTest, APrintedVerdictStandsBesideTheIndicatorsOwnProfileOnly) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 846);
  const PrintedCell printed[] = {{Column::kFytd, "1", "a misprint"},
                                 {Column::kV1Yr, "Lower", "unexplained"},
                                 {Column::kV3Yr, "Lower", "unexplained"},
                                 {Column::kBenchmark, "Lower", "unexplained"}};
  RowInput own{definition, series, kMarch, *FindProfile("board-2018")};
  own.printed = printed;
  EXPECT_EQ(ComputeDashboardRow(own).as_printed.size(), 4U);
  EXPECT_EQ(ComputeDashboardRow(own).printed(Column::kV1Yr)->text, "Lower");
  RowInput other{definition, series, kMarch, *FindProfile("significance")};
  other.printed = printed;
  const DashboardRow row = ComputeDashboardRow(other);
  ASSERT_EQ(row.as_printed.size(), 1U);
  EXPECT_EQ(row.printed(Column::kFytd)->text, "1");
}

TEST(DashboardRowTest, ARateUsesTheLatestEstimateUpToTheDataMonthsYear) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kRate, 1, "per_1000");
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 846);
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  const Population populations[] = {{"cambridge", 2019, 1},
                                    {"cambridge", 2016, 846'000},
                                    {"cambridge", 2017, 423'000},
                                    {"cambridge", 2018, 0}};
  input.populations = populations;
  const DashboardRow row = ComputeDashboardRow(input);
  EXPECT_EQ(row.population_year, 2017);
  EXPECT_EQ(row.value(Column::kCurrent).text, "2.0");
  // The same estimate serves the earlier years.
  EXPECT_EQ(row.value(Column::kMinus3).text, "2.0");
  input.populations = absl::MakeSpan(populations, 1);
  const DashboardRow none = ComputeDashboardRow(input);
  EXPECT_EQ(none.population_year, std::nullopt);
  EXPECT_EQ(none.value(Column::kCurrent).absence, AbsenceReason::kNoPopulation);
}

TEST(DashboardRowTest, PrintedCellsStandBesideTheComputedOnes) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  const std::vector<SeriesPoint> series = {Point(kMarch - 12, 26, 31), Point(kMarch, 25, 30)};
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  const std::vector<PrintedCell> printed = {
      {Column::kCurrent, "0.0", "the indicator's own page prints 83.3"},
      {Column::kV1Yr, "Lower", "follows from current"}};
  input.printed = printed;
  const DashboardRow row = ComputeDashboardRow(input);
  EXPECT_EQ(row.value(Column::kCurrent).text, "83.3");
  ASSERT_NE(row.printed(Column::kCurrent), nullptr);
  EXPECT_EQ(row.printed(Column::kCurrent)->text, "0.0");
  EXPECT_EQ(row.printed(Column::kV1Yr)->text, "Lower");
  EXPECT_EQ(PrintedVerdict(row.v_1yr), "Comparable");
  EXPECT_EQ(row.printed(Column::kFytd), nullptr);
}

TEST(DashboardRowTest, PeersAreShownWhereTheColumnApplies) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 10);
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  PeerVerdict national;
  national.comparator = Comparator::kNational;
  national.word = VerdictWord::kLower;
  const std::vector<PeerVerdict> peers = {national};
  input.peers = peers;
  ASSERT_EQ(ComputeDashboardRow(input).peers.size(), 1U);
  EXPECT_EQ(ComputeDashboardRow(input).peers[0].word, VerdictWord::kLower);
  definition.columns.Remove(Column::kPeers);
  EXPECT_TRUE(ComputeDashboardRow(input).peers.empty());
  // Of a quarter or year the benchmark is the last column.
  definition.columns = ColumnSet::All();
  definition.frequency = Frequency::kQuarterly;
  EXPECT_TRUE(ComputeDashboardRow(input).peers.empty());
}

TEST(DashboardRowTest, AProvisionalMonthBehindTheRowIsTold) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 60, 10);
  EXPECT_FALSE(RowOf(definition, series).provisional);
  // April 2014 is read by the three-year average only, March 2014 by none.
  series[12].status = FigureStatus::kProvisional;
  EXPECT_EQ(series[12].month, Month(2014, 4));
  EXPECT_TRUE(RowOf(definition, series).provisional);
  definition.columns.Remove(Column::kV3Yr);
  EXPECT_FALSE(RowOf(definition, series).provisional);
  definition.columns = ColumnSet::All();
  series[12].status = FigureStatus::kFinal;
  series[11].status = FigureStatus::kProvisional;
  EXPECT_FALSE(RowOf(definition, series).provisional);
}

TEST(DashboardRowTest, RestatedIsPassedOn) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  RowInput input{definition, {}, kMarch, *FindProfile("board-2018")};
  EXPECT_FALSE(ComputeDashboardRow(input).restated);
  input.restated = true;
  EXPECT_TRUE(ComputeDashboardRow(input).restated);
}

TEST(DashboardRowTest, TheDataMonthOfARollUpIsItsOwn) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 10);
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  input.data_month = kMarch - 1;
  const DashboardRow row = ComputeDashboardRow(input);
  EXPECT_EQ(row.data_month, kMarch - 1);
  EXPECT_TRUE(row.data_month_differs());
  EXPECT_EQ(row.value(Column::kFytd).period.last, kMarch - 1);
}

TEST(DashboardRowTest, CellsNameTheAreasThatARollUpWentWithout) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 80, 100);
  const std::vector<MonthGap> gaps = {
      {kMarch - 3, "south"}, {kMarch - 3, "north"}, {kMarch - 2, "south"}, {kMarch - 13, "ely"}};
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  input.notes.gaps = gaps;
  const DashboardRow row = ComputeDashboardRow(input);
  EXPECT_THAT(row.value(Column::kCurrent).missing_areas, ElementsAre());
  EXPECT_THAT(row.value(Column::kRolling12).missing_areas, ElementsAre("north", "south"));
  EXPECT_THAT(row.value(Column::kBaseline).missing_areas, ElementsAre("ely"));
  EXPECT_EQ(row.value(Column::kRolling12).text, "80.0");
}

TEST(DashboardRowTest, SumsTooLargeToBeMadeAreOutOfRange) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 48, 10);
  Erase(series, kMarch - 1);
  const std::vector<WithheldMonth> too_large = {{kMarch - 1}};
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  input.notes.withheld = too_large;
  const DashboardRow row = ComputeDashboardRow(input);
  EXPECT_EQ(row.value(Column::kCurrent).text, "10");
  EXPECT_EQ(row.value(Column::kRolling12).absence, AbsenceReason::kOutOfRange);
  EXPECT_EQ(row.value(Column::kRolling12).text, "n/a");
  EXPECT_EQ(row.change->previous_month.absence, AbsenceReason::kOutOfRange);
  EXPECT_EQ(row.benchmark.reason, VerdictReason::kSubjectAbsent);
}

TEST(DashboardRowTest, HarmHasValuesAndNoVerdictOfTheBoard) {
  const DashboardRow row = RowOf(DefinitionOf(Measure::kHarm, 0, "days"),
                                 Months(kMarch - 47, std::vector<int64_t>(48, 10)));
  EXPECT_EQ(row.value(Column::kCurrent).text, "10");
  EXPECT_EQ(row.value(Column::kRolling12).text, "120");
  EXPECT_EQ(row.value(Column::kBaseline).text, "120");
  EXPECT_EQ(row.benchmark.reason, VerdictReason::kNoRuleForMeasure);
}

TEST(DashboardRowTest, TheProfileAskedForGivesTheWordAndSignificanceStandsBeside) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(kMarch, 48, 5);
  series.back() = Point(kMarch, 7);
  const DashboardRow board = RowOf(definition, series);
  EXPECT_EQ(board.v_1yr.word, VerdictWord::kHigher);
  EXPECT_EQ(board.v_1yr.significant, false);
  const DashboardRow significance = RowOf(definition, series, kMarch, "significance");
  EXPECT_EQ(significance.v_1yr.word, VerdictWord::kComparable);
  EXPECT_EQ(significance.v_1yr.profile, "significance");
}

std::vector<SeriesPoint> RandomSeries(int months) {
  std::vector<SeriesPoint> series;
  for (int i = 0; i < months; ++i) {
    const int64_t denominator = *rc::gen::inRange<int64_t>(1, 10'000);
    series.push_back(Point(kMarch - months + 1 + i, *rc::gen::inRange<int64_t>(0, denominator + 1),
                           denominator));
  }
  return series;
}

RC_GTEST_PROP(DashboardRowProperty, RollingIsBaselineLessLastYearToDatePlusThisYearToDate, ()) {
  const Measure measure = *rc::gen::element(Measure::kCount, Measure::kAmount, Measure::kRate);
  const IndicatorDefinition definition = DefinitionOf(measure, 2);
  const std::vector<SeriesPoint> series = RandomSeries(60);
  const Population population[] = {{"cambridge", 2010, 800'000}};
  RowInput input{definition, series, kMarch - *rc::gen::inRange(0, 12), *FindProfile("board-2018")};
  input.populations = population;
  const DashboardRow row = ComputeDashboardRow(input);
  const Rational sum =
      Add(Subtract(row.value(Column::kBaseline).exact, row.value(Column::kFytd1).exact).value(),
          row.value(Column::kFytd).exact)
          .value();
  RC_ASSERT(row.value(Column::kRolling12).exact == sum);
}

RC_GTEST_PROP(DashboardRowProperty, MonthsOutOfReachChangeNoValue, ()) {
  const Measure measure = *rc::gen::element(Measure::kCount, Measure::kProportion, Measure::kMean,
                                            Measure::kPerHead, Measure::kLevel, Measure::kRatio);
  const IndicatorDefinition definition =
      DefinitionOf(measure, 1, measure == Measure::kProportion ? "percent" : "count");
  const std::vector<SeriesPoint> longer = RandomSeries(70);
  const std::vector<SeriesPoint> shorter(longer.end() - 48, longer.end());
  const DashboardRow a = RowOf(definition, longer);
  const DashboardRow b = RowOf(definition, shorter);
  for (size_t i = 0; i < kValueColumns; ++i) RC_ASSERT(a.values[i].text == b.values[i].text);
  RC_ASSERT(a.v_1yr.sentence == b.v_1yr.sentence);
  RC_ASSERT(a.v_3yr.sentence == b.v_3yr.sentence);
  RC_ASSERT(a.benchmark.sentence == b.benchmark.sentence);
}

RC_GTEST_PROP(DashboardRowProperty, EveryAbsentCellHasAReasonAndIsNeverANumber, ()) {
  const Measure measure = static_cast<Measure>(*rc::gen::inRange(0, 9));
  const IndicatorDefinition definition = DefinitionOf(measure, 1);
  std::vector<SeriesPoint> series = RandomSeries(48);
  const int gaps = *rc::gen::inRange(0, 48);
  for (int i = 0; i < gaps; ++i) Erase(series, kMarch - *rc::gen::inRange(0, 48));
  const DashboardRow row = RowOf(definition, series);
  for (const Cell& cell : row.values) {
    RC_ASSERT(cell.present() != (cell.text == "n/a" || cell.text == "-"));
    RC_ASSERT(cell.months_present + static_cast<int>(MissingMonths(cell).size()) ==
              cell.period.months());
  }
  for (const Verdict* verdict : {&row.v_1yr, &row.v_3yr, &row.benchmark}) {
    RC_ASSERT((verdict->word == VerdictWord::kNotCalculated) ==
              (verdict->reason != VerdictReason::kNone));
    RC_ASSERT(!verdict->sentence.empty());
  }
}

}  // namespace
}  // namespace copperplate::indicators
