#include "services/indicators/domain/change.h"

#include <vector>

#include "gtest/gtest.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

Change ChangeOf(const IndicatorDefinition& definition, const std::vector<SeriesPoint>& series) {
  const CellMaker cells(definition, series, std::nullopt);
  return ComputeChange(cells, cells.Value({kMarch, kMarch}), cells.Value(Rolling12(kMarch)),
                       kMarch);
}

TEST(ChangeTest, AbsoluteAndPercent) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 5000);
  series[11] = Point(Month(2017, 3), 5737);
  series[22] = Point(Month(2018, 2), 5100);
  series[23] = Point(kMarch, 4988);
  const Change change = ChangeOf(DefinitionOf(Measure::kCount), series);
  EXPECT_EQ(change.year.absolute, "-749");
  EXPECT_EQ(change.year.percent, "-13.1");
  EXPECT_NEAR(change.year.percent_value.value(), -13.05560, 1e-5);
  EXPECT_EQ(change.previous_month.absolute, "-112");
  EXPECT_EQ(change.previous_month.percent, "-2.2");
  EXPECT_EQ(change.rolling.absolute, "-649");
  EXPECT_EQ(change.rolling.absolute_value, -649);
}

TEST(ChangeTest, OfProportionsIsInPointsFromUnroundedValues) {
  // 22.26% and 22.34% print as 22.3 both, and lie 0.08 points apart.
  const Change change = ChangeOf(DefinitionOf(Measure::kProportion, 1, "percent"),
                                 Months(kMarch - 1, {2234, 2226}, {10'000, 10'000}));
  EXPECT_EQ(change.previous_month.absolute, "-0.1");
  EXPECT_NEAR(change.previous_month.absolute_value, -0.08, 1e-12);
  EXPECT_EQ(change.previous_month.percent, "-0.4");
}

TEST(ChangeTest, SaysWhyThereIsNone) {
  std::vector<SeriesPoint> series = {Point(kMarch, 5)};
  Change change = ChangeOf(DefinitionOf(Measure::kCount), series);
  EXPECT_EQ(change.previous_month.absence, AbsenceReason::kNoObservation);
  EXPECT_EQ(change.previous_month.absolute, "n/a");
  EXPECT_EQ(change.previous_month.percent, "n/a");
  EXPECT_EQ(change.rolling.absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(change.run_months, 0);
  EXPECT_FALSE(change.highest.has_value());
  EXPECT_FALSE(change.lowest.has_value());
  EXPECT_EQ(change.window_first, kMarch);
  // From nothing there is an absolute step and no percentage.
  series.insert(series.begin(), Point(kMarch - 1, 0));
  change = ChangeOf(DefinitionOf(Measure::kCount), series);
  EXPECT_EQ(change.previous_month.absolute, "5");
  EXPECT_EQ(change.previous_month.percent, "n/a");
  EXPECT_FALSE(change.previous_month.percent_value.has_value());
}

TEST(ChangeTest, WhereTheDifferenceLeaves128BitsItIsAbsent) {
  std::vector<SeriesPoint> series = Flat(kMarch, 24, 1);
  for (size_t i = 0; i < series.size(); ++i) {
    // Large numbers with nothing in common.
    series[i].numerator = 999'999'999'999'999'967 - static_cast<int64_t>(i) * 2;
    series[i].denominator = 999'999'999'999'999'877 - static_cast<int64_t>(i * i) * 2;
  }
  const Change change = ChangeOf(DefinitionOf(Measure::kRatio, 1, "percent"), series);
  EXPECT_EQ(change.rolling.absence, AbsenceReason::kOutOfRange);
  EXPECT_EQ(change.rolling.absolute, "n/a");
}

TEST(RunTest, CountsStepsInOneDirection) {
  struct Case {
    std::vector<int64_t> values;
    Direction direction;
    int months;
  };
  for (const Case& c : {Case{{5, 4, 6, 7, 9}, Direction::kUp, 3},
                        Case{{5, 4, 3}, Direction::kDown, 2}, Case{{3, 4, 4}, Direction::kNone, 0},
                        Case{{4, 4, 5}, Direction::kUp, 1}, Case{{4}, Direction::kNone, 0}}) {
    const Change change =
        ChangeOf(DefinitionOf(Measure::kCount),
                 Months(kMarch - static_cast<int32_t>(c.values.size()) + 1, c.values));
    EXPECT_EQ(change.direction, c.direction);
    EXPECT_EQ(change.run_months, c.months);
  }
}

TEST(RunTest, AGapEndsIt) {
  const std::vector<SeriesPoint> series = {Point(kMarch - 4, 1), Point(kMarch - 3, 2),
                                           Point(kMarch - 1, 3), Point(kMarch, 4)};
  EXPECT_EQ(ChangeOf(DefinitionOf(Measure::kCount), series).run_months, 1);
  // So does a month whose proportion has no denominator.
  EXPECT_EQ(ChangeOf(DefinitionOf(Measure::kProportion, 1, "percent"),
                     Months(kMarch - 2, {0, 1, 2}, {0, 4, 4}))
                .run_months,
            1);
}

TEST(ExtremeTest, HighestAndLowestSince) {
  constexpr int32_t kNever = -1;  // of the window
  struct Case {
    std::vector<int64_t> values;
    std::optional<int32_t> highest;  // months before D
    std::optional<int32_t> lowest;
  };
  const std::vector<Case> cases = {
      {{70, 20, 20, 69}, 3, std::nullopt},      {{69, 20, 20, 69}, 3, std::nullopt},
      {{60, 20, 20, 69}, kNever, std::nullopt}, {{1, 20, 30, 2}, std::nullopt, 3},
      {{3, 20, 30, 2}, std::nullopt, kNever},   {{3, 20, 20}, std::nullopt, std::nullopt},
      {{20}, std::nullopt, std::nullopt},
  };
  const auto before = [](const std::optional<Extreme>& extreme) {
    if (!extreme.has_value()) return std::optional<int32_t>();
    return std::optional<int32_t>(extreme->since ? kMarch - *extreme->since : kNever);
  };
  for (const Case& c : cases) {
    const int32_t first = kMarch - static_cast<int32_t>(c.values.size()) + 1;
    const Change change = ChangeOf(DefinitionOf(Measure::kCount), Months(first, c.values));
    EXPECT_EQ(before(change.highest), c.highest);
    EXPECT_EQ(before(change.lowest), c.lowest);
    EXPECT_EQ(change.window_first, first);
  }
}

TEST(ExtremeTest, LooksAtFortyEightMonthsWhateverElseIsHeld) {
  std::vector<SeriesPoint> series = Flat(kMarch, 60, 5);
  series.back() = Point(kMarch, 9);
  series[11] = Point(kMarch - 48, 10);
  Change change = ChangeOf(DefinitionOf(Measure::kCount), series);
  ASSERT_TRUE(change.highest.has_value());
  EXPECT_EQ(change.highest->since, std::nullopt);
  EXPECT_EQ(change.window_first, kMarch - 47);
  series[12] = Point(kMarch - 47, 10);
  change = ChangeOf(DefinitionOf(Measure::kCount), series);
  EXPECT_EQ(change.highest->since, kMarch - 47);
  // A run goes no further either.
  for (size_t i = 0; i < series.size(); ++i) series[i].numerator = static_cast<int64_t>(i);
  EXPECT_EQ(ChangeOf(DefinitionOf(Measure::kCount), series).run_months, 47);
}

TEST(ExtremeTest, ComparesProportionsExactlyAndPassesOverMonthsWithoutOne) {
  // 1/3 against 333,333/1,000,000: higher by less than a millionth.
  const Change change = ChangeOf(DefinitionOf(Measure::kRatio, 1, "percent"),
                                 Months(kMarch - 3, {1, 5, 333'333, 1}, {2, 0, 1'000'000, 3}));
  ASSERT_TRUE(change.highest.has_value());
  EXPECT_EQ(change.highest->since, kMarch - 3);
}

TEST(ChangeTest, HarmMovesAsACountDoes) {
  const Change change = ChangeOf(DefinitionOf(Measure::kHarm),
                                 Months(kMarch - 12, {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 6, 7, 8}));
  EXPECT_EQ(change.year.absolute, "-1");
  EXPECT_EQ(change.direction, Direction::kUp);
  EXPECT_EQ(change.run_months, 2);
}

}  // namespace
}  // namespace copperplate::indicators
