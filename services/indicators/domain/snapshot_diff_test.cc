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

const int32_t kMarch = Month(2018, 3);

ComparedRow RowOf(const IndicatorDefinition& definition, const std::vector<SeriesPoint>& series,
                  const std::vector<PeerVerdict>& peers = {}) {
  RowInput input{definition, series, kMarch, *FindProfile("board-2018")};
  input.peers = peers;
  return ForComparison(ComputeDashboardRow(input), series);
}

std::vector<std::string> Columns(const std::vector<CellDifference>& differences) {
  std::vector<std::string> columns;
  for (const CellDifference& difference : differences) {
    columns.push_back(std::string(Name(difference.column)));
  }
  return columns;
}

TEST(SnapshotDiffTest, NothingDiffersFromItself) {
  const std::vector<SeriesPoint> series = Flat(kMarch, 48, 100);
  const ComparedRow row = RowOf(DefinitionOf(Measure::kCount), series);
  EXPECT_EQ(row.cells.size(), kColumns);
  EXPECT_THAT(Diff({row}, {row}), IsEmpty());
  // A batch that brought the same figures again is no difference.
  std::vector<SeriesPoint> again = series;
  again.back().batch = 2;
  EXPECT_THAT(Diff({row}, {RowOf(DefinitionOf(Measure::kCount), again)}), IsEmpty());
}

TEST(SnapshotDiffTest, NamesTheCellsAndTheBatchThatMovedThem) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const std::vector<SeriesPoint> before = Flat(kMarch, 48, 100);
  std::vector<SeriesPoint> after = before;
  after.back() = Point(kMarch, 150, 0, 7);
  const std::vector<CellDifference> differences =
      Diff({RowOf(definition, before)}, {RowOf(definition, after)});
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
      Diff({RowOf(definition, before)}, {RowOf(definition, after)});
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
      Diff({RowOf(definition, short_series)}, {RowOf(definition, Flat(kMarch, 48, 100))});
  EXPECT_THAT(Columns(differences), ElementsAre("FYTD", "ROLLING_12", "BENCHMARK", "CHANGE"));
  EXPECT_EQ(differences[0].before, "n/a");
  EXPECT_EQ(differences[0].after, "1200");
}

TEST(SnapshotDiffTest, RowsComeAndGo) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  const ComparedRow crime = RowOf(definition, Flat(kMarch, 48, 100));
  definition.id = "hate-crime";
  const ComparedRow hate = RowOf(definition, Flat(kMarch, 48, 100));
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
  const ComparedRow before = RowOf(definition, series);
  PeerVerdict peer;
  peer.word = VerdictWord::kHigher;
  peer.data_to = Month(2017, 12);
  definition.columns.Remove(Column::kFytd);
  const std::vector<CellDifference> differences =
      Diff({before}, {RowOf(definition, series, {peer})});
  EXPECT_THAT(Columns(differences), ElementsAre("FYTD", "PEERS"));
  EXPECT_EQ(differences[0].after, "-");
  EXPECT_THAT(differences[0].batches, IsEmpty());
  EXPECT_EQ(differences[1].before, "-");
  EXPECT_EQ(differences[1].after, "MSG HIGHER");
}

TEST(BatchesBehindTest, AreThoseOfThePeriodEachOnce) {
  const std::vector<SeriesPoint> series = {Point(kMarch - 3, 1, 0, 9), Point(kMarch - 2, 1, 0, 4),
                                           Point(kMarch - 1, 1, 0, 4), Point(kMarch, 1, 0, 0)};
  EXPECT_THAT(BatchesBehind(series, {kMarch - 2, kMarch}), ElementsAre(4));
  EXPECT_THAT(BatchesBehind(series, {kMarch - 3, kMarch}), ElementsAre(4, 9));
}

}  // namespace
}  // namespace copperplate::indicators
