#include "services/indicators/domain/snapshot_diff.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/indicators/domain/names.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

ComparedRow Compared(const RowInput& input) {
  std::vector<MonthBatch> batches;
  for (const SeriesPoint& point : input.series) batches.push_back({point.month, point.batch});
  return ForComparison(input.definition, ComputeDashboardRow(input), batches);
}

ComparedRow ComparedRowOf(const IndicatorDefinition& definition,
                          const std::vector<SeriesPoint>& series,
                          const std::vector<PeerVerdict>& peers = {}) {
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  input.peers = peers;
  return Compared(input);
}

std::vector<std::string> Columns(const std::vector<CellDifference>& differences) {
  std::vector<std::string> columns;
  columns.reserve(differences.size());
  for (const CellDifference& difference : differences) {
    columns.push_back(std::string(Name(difference.column)));
  }
  return columns;
}

TEST(SnapshotDiffTest, NothingDiffersFromItself) {
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 100);
  const ComparedRow row = ComparedRowOf(DefinitionOf(Measure::kCount), series);
  EXPECT_EQ(row.cells.size(), kColumns);
  EXPECT_THAT(Diff({row}, {row}), IsEmpty());
  // A batch that brought the same figures again is no difference.
  std::vector<SeriesPoint> again = series;
  again.back().batch = 2;
  EXPECT_THAT(Diff({row}, {ComparedRowOf(DefinitionOf(Measure::kCount), again)}), IsEmpty());
}

TEST(SnapshotDiffTest, NamesTheCellsAndTheBatchThatMovedThem) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> before = Flat(kMarch, 48, 100);
  std::vector<SeriesPoint> after = before;
  after.back() = Point(kMarch, 150, 0, 7);
  const std::vector<CellDifference> differences =
      Diff({ComparedRowOf(definition, before)}, {ComparedRowOf(definition, after)});
  EXPECT_THAT(Columns(differences), ElementsAre("CURRENT", "FYTD", "ROLLING_12", "V_1_YEAR_AVERAGE",
                                                "V_3_YEAR_AVERAGE", "BENCHMARK", "CHANGE"));
  for (const CellDifference& difference : differences) {
    EXPECT_EQ(difference.indicator, "all-recorded-crime");
    EXPECT_EQ(difference.kind, DifferenceKind::kChanged);
    EXPECT_THAT(difference.batches, ElementsAre(7));
  }
  EXPECT_EQ(differences[0].before, "100");
  EXPECT_EQ(differences[0].after, "150");
  EXPECT_EQ(differences[3].before, "Comparable");
  EXPECT_EQ(differences[3].after, "Higher");
}

TEST(SnapshotDiffTest, SeesWhatThePrintedRoundingHides) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  const std::vector<SeriesPoint> before = Flat(kMarch, 48, 5000, 10'000);
  std::vector<SeriesPoint> after = before;
  after.back() = Point(kMarch, 5001, 10'000, 3);
  const std::vector<CellDifference> differences =
      Diff({ComparedRowOf(definition, before)}, {ComparedRowOf(definition, after)});
  ASSERT_FALSE(differences.empty());
  EXPECT_EQ(differences[0].before, "50.0");
  EXPECT_EQ(differences[0].after, "50.0");
  EXPECT_THAT(differences[0].batches, ElementsAre(3));
}

TEST(SnapshotDiffTest, FiguresThatVanishOrAppear) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> short_series = Flat(kMarch, 48, 100);
  Erase(short_series, Month(2017, 5));
  const std::vector<CellDifference> differences =
      Diff({ComparedRowOf(definition, short_series)},
           {ComparedRowOf(definition, Flat(kMarch, 48, 100))});
  EXPECT_THAT(Columns(differences), ElementsAre("FYTD", "ROLLING_12", "BENCHMARK", "CHANGE"));
  EXPECT_EQ(differences[0].before, "n/a");
  EXPECT_EQ(differences[0].after, "1200");
}

// The chart is of the 48 months to March; what profile `significance` says beside it is of other
// months too.
TEST(SnapshotDiffTest, WhatAChartsVerdictSaysBesideItIsOfTheMonthsOfBothSides) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.baseline_rule = BaselineRule::kFixed;
  definition.baseline_from = Month(2010, 4);
  std::vector<SeriesPoint> before = Flat(kMarch, 96, 100);
  const auto compare = [&](const std::vector<SeriesPoint>& series) {
    return Compared({definition, series, kMarch, *FindProfile(kMdcProfile)});
  };
  std::vector<SeriesPoint> after = before;
  ASSERT_EQ(after[0].month, Month(2010, 4));
  for (size_t i = 0; i < 12; ++i) after[i] = Point(after[i].month, 200, 0, 7);
  std::vector<CellDifference> differences = Diff({compare(before)}, {compare(after)});
  EXPECT_THAT(Columns(differences), ElementsAre("BASELINE", "V_1_YEAR_AVERAGE", "BENCHMARK"));
  for (const CellDifference& difference : differences) {
    EXPECT_THAT(difference.batches, ElementsAre(7)) << Name(difference.column);
  }
  // Without a chart no less: it has two gaps, of which one is filled.
  after = before;
  Erase(before, Month(2015, 5));
  Erase(before, Month(2015, 6));
  Erase(after, Month(2015, 5));
  for (SeriesPoint& point : after) {
    if (point.month == Month(2015, 6)) point.batch = 8;
  }
  differences = Diff({compare(before)}, {compare(after)});
  ASSERT_FALSE(differences.empty());
  for (const CellDifference& difference : differences) {
    EXPECT_THAT(difference.batches, ElementsAre(8)) << Name(difference.column);
  }
}

TEST(SnapshotDiffTest, AVerdictByAnotherVersionOfItsProfileNamesBoth) {
  const ComparedRow now = ComparedRowOf(DefinitionOf(Measure::kCount), Flat(kMarch, 48, 100));
  ComparedRow then = now;
  ComparedCell& benchmark = then.cells[static_cast<size_t>(Column::kBenchmark)];
  ASSERT_EQ(benchmark.column, Column::kBenchmark);
  ASSERT_EQ(benchmark.detail.substr(0, 13), "board-2018/1 ");
  benchmark.detail[11] = '7';
  const std::vector<CellDifference> differences = Diff({then}, {now});
  ASSERT_THAT(Columns(differences), ElementsAre("BENCHMARK"));
  EXPECT_EQ(differences[0].profile, "board-2018");
  EXPECT_EQ(differences[0].version_before, 7);
  EXPECT_EQ(differences[0].version_after, 1);
  benchmark.detail = "mdc/7 ";
  EXPECT_EQ(Diff({then}, {now})[0].profile, "");
}

TEST(SnapshotDiffTest, RowsComeAndGo) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const ComparedRow crime = ComparedRowOf(definition, Flat(kMarch, 48, 100));
  definition.id = "hate-crime";
  const ComparedRow hate = ComparedRowOf(definition, Flat(kMarch, 48, 100));
  const std::vector<CellDifference> differences = Diff({crime}, {hate});
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0].indicator, "all-recorded-crime");
  EXPECT_EQ(differences[0].kind, DifferenceKind::kRowRemoved);
  EXPECT_EQ(differences[1].indicator, "hate-crime");
  EXPECT_EQ(differences[1].kind, DifferenceKind::kRowAdded);
}

TEST(SnapshotDiffTest, ADefinitionOrAPeerThatChangedNamesNoBatch) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 100);
  const ComparedRow before = ComparedRowOf(definition, series);
  PeerVerdict peer;
  peer.word = VerdictWord::kHigher;
  peer.data_to = Month(2017, 12);
  definition.columns.Remove(Column::kFytd);
  const std::vector<CellDifference> differences =
      Diff({before}, {ComparedRowOf(definition, series, {peer})});
  EXPECT_THAT(Columns(differences), ElementsAre("FYTD", "PEERS"));
  EXPECT_EQ(differences[0].after, "-");
  EXPECT_THAT(differences[0].batches, IsEmpty());
  EXPECT_EQ(differences[1].before, "-");
  EXPECT_EQ(differences[1].after, "MSG HIGHER");
}

// `field: before -> after`.
std::vector<std::string> Fields(const std::vector<CellDifference>& differences) {
  std::vector<std::string> fields;
  for (const CellDifference& difference : differences) {
    if (difference.kind != DifferenceKind::kFieldChanged) continue;
    fields.push_back(difference.field + ": " + difference.before + " -> " + difference.after);
  }
  return fields;
}

TEST(SnapshotDiffTest, WhatTheRowSaysOfItselfIsCompared) {
  IndicatorDefinition definition = DefinitionOf(Measure::kRate, 0, "per_1000");
  definition.lag_months = 1;
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 100);
  const std::vector<Population> populations = {{"essex", 2016, 1000}};
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  input.populations = populations;
  const ComparedRow before = Compared(input);

  IndicatorDefinition other = definition;
  other.title = "Other";
  other.theme = "victims";
  other.theme_heading = "VICTIMS";
  other.unit = "per_thousand";
  other.polarity = Polarity::kHigherIsBetter;
  other.caveat = "Careful";
  std::vector<SeriesPoint> later = series;
  later.pop_back();
  later.back().status = FigureStatus::kProvisional;
  later.back().qualifiers = QualifierBit(Qualifier::kEstimated);
  later.back().batch = 7;
  const std::vector<Population> of_later = {{"essex", 2017, 1000}};
  RowInput changed{other, later, kMarch, *FindProfile("board-2018")};
  changed.populations = of_later;
  changed.restated = true;
  const std::vector<CellDifference> differences = Diff({before}, {Compared(changed)});
  EXPECT_THAT(Fields(differences),
              ElementsAre("title: All Recorded Crime -> Other", "theme: offenders -> victims",
                          "themeHeading:  -> VICTIMS", "unit: per_1000 -> per_thousand",
                          "polarity: NEUTRAL -> HIGHER_IS_BETTER", "caveat:  -> Careful",
                          "dataMonth: 2018-03 -> 2018-02", "provisional: false -> true",
                          "restated: false -> true", "populationYear: 2016 -> 2017",
                          "qualifiers: EXACT -> EXACT,ESTIMATED"));
  // The import is named where figures make the field what it is.
  EXPECT_THAT(differences[0].batches, IsEmpty());
  EXPECT_THAT(differences[6].batches, ElementsAre(7));
  EXPECT_THAT(differences[7].batches, ElementsAre(7));
}

TEST(SnapshotDiffTest, DecimalsChangeTheRowAndItsCells) {
  IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 50, 100);
  const ComparedRow before = ComparedRowOf(definition, series);
  definition.decimals = 2;
  const std::vector<CellDifference> differences =
      Diff({before}, {ComparedRowOf(definition, series)});
  EXPECT_THAT(Fields(differences), ElementsAre("decimals: 1 -> 2"));
  EXPECT_EQ(differences[1].after, "50.00");
}

TEST(SnapshotDiffTest, WhatStandsBesideAValueIsCompared) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 100);
  const std::vector<PrintedCell> printed = {{Column::kCurrent, "101", "a misprint"},
                                            {Column::kV1Yr, "Higher", "follows"}};
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  const ComparedRow before = Compared(input);
  input.printed = printed;
  EXPECT_THAT(Columns(Diff({before}, {Compared(input)})),
              ElementsAre("CURRENT", "V_1_YEAR_AVERAGE"));
  const std::vector<MonthGap> gaps = {{kMarch, "south"}};
  input.printed = {};
  input.notes.gaps = gaps;
  EXPECT_THAT(Columns(Diff({before}, {Compared(input)})),
              ElementsAre("CURRENT", "FYTD", "ROLLING_12"));
  std::vector<SeriesPoint> provisional = series;
  provisional[36].status = FigureStatus::kProvisional;
  const auto differences = Diff({before}, {ComparedRowOf(definition, provisional)});
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].field, "provisional");
  EXPECT_EQ(differences[1].column, Column::kFytd);
  EXPECT_EQ(differences[1].before, differences[1].after);
}

// "Highest since" reads 48 months, so an import of any of them may have moved it.
TEST(SnapshotDiffTest, TheChangeIsOfItsWholeWindow) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> before = Flat(kMarch, 48, 100);
  before.back() = Point(kMarch, 150);
  std::vector<SeriesPoint> after = before;
  after.front() = Point(kMarch - 47, 200, 0, 9);
  const auto differences =
      Diff({ComparedRowOf(definition, before)}, {ComparedRowOf(definition, after)});
  ASSERT_EQ(differences.size(), 2U);
  EXPECT_EQ(differences[0].column, Column::kV3Yr);
  EXPECT_EQ(differences[1].column, Column::kChange);
  EXPECT_THAT(differences[1].batches, ElementsAre(9));
}

TEST(BatchesBehindTest, AreThoseOfThePeriodEachOnce) {
  const std::vector<MonthBatch> batches = {
      {kMarch - 3, 9}, {kMarch - 2, 4}, {kMarch - 1, 4}, {kMarch - 1, 5}};
  EXPECT_THAT(BatchesBehind(batches, {kMarch - 2, kMarch}), ElementsAre(4, 5));
  EXPECT_THAT(BatchesBehind(batches, {kMarch - 3, kMarch}), ElementsAre(4, 5, 9));
}

}  // namespace
}  // namespace copperplate::indicators
