#include "services/indicators/domain/line.h"

#include <gtest/gtest.h>

#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

constexpr LineColumn kAll[] = {LineColumn::kMonth, LineColumn::kYearToDate, LineColumn::kRolling12};

TEST(ComputeLinesTest, HasAPointForEveryMonthAndACellForEveryColumn) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  std::vector<SeriesPoint> series = Flat(Month(2018, 4), 24, 10);
  series.back().numerator = 12 * kMillion;
  const CellMaker cells(definition, series, std::nullopt);
  const std::vector<LinePoint> points = ComputeLines(cells, {Month(2018, 3), Month(2018, 5)}, kAll);
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[0].month, Month(2018, 3));
  EXPECT_EQ(points[0].cells[0].text, "10");
  EXPECT_EQ(points[0].cells[1].text, "120");
  EXPECT_EQ(points[0].cells[2].text, "120");
  EXPECT_EQ(points[1].cells[0].text, "12");
  EXPECT_EQ(points[1].cells[1].text, "12");
  EXPECT_EQ(points[1].cells[2].text, "122");
  // A month without a figure is a point without a value.
  EXPECT_EQ(points[2].cells[0].absence, AbsenceReason::kNoObservation);
  EXPECT_EQ(points[2].cells[1].absence, AbsenceReason::kIncompletePeriod);
  EXPECT_EQ(points[2].cells[2].absence, AbsenceReason::kIncompletePeriod);
}

TEST(ComputeLinesTest, PoolsWhatPools) {
  const IndicatorDefinition definition = DefinitionOf(Measure::kProportion, 1, "percent");
  const std::vector<SeriesPoint> series = Months(Month(2018, 2), {1, 9}, {10, 10});
  const CellMaker cells(definition, series, std::nullopt);
  const std::vector<LinePoint> points = ComputeLines(cells, {Month(2018, 3), Month(2018, 3)}, kAll);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].cells[0].text, "90.0");
  EXPECT_EQ(points[0].cells[2].text, "50.0");
}

TEST(ComputeLinesTest, AQuarterStandsAtItsLastMonth) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.frequency = Frequency::kQuarterly;
  const std::vector<SeriesPoint> series = {Point(Month(2017, 12), 7), Point(Month(2018, 3), 8)};
  const CellMaker cells(definition, series, std::nullopt);
  const std::vector<LinePoint> points =
      ComputeLines(cells, {Month(2017, 11), Month(2018, 6)}, kAll);
  ASSERT_EQ(points.size(), 3U);
  EXPECT_EQ(points[0].month, Month(2017, 12));
  EXPECT_EQ(points[0].cells[0].text, "7");
  EXPECT_EQ(points[0].cells[0].period, (Period{Month(2017, 10), Month(2017, 12)}));
  EXPECT_EQ(points[0].cells[2].absence, AbsenceReason::kNotApplicable);
  EXPECT_EQ(points[2].cells[0].absence, AbsenceReason::kNoObservation);
}

TEST(ComputeLinesTest, AYearIsAPointWhereItHasAFigure) {
  IndicatorDefinition definition = DefinitionOf(Measure::kCount);
  definition.frequency = Frequency::kAnnual;
  const std::vector<SeriesPoint> series = {Point(Month(2017, 6), 7)};
  const CellMaker cells(definition, series, std::nullopt);
  const std::vector<LinePoint> points = ComputeLines(cells, {Month(2016, 1), Month(2018, 6)}, kAll);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].month, Month(2017, 6));
}

}  // namespace
}  // namespace copperplate::indicators
