#include "services/indicators/domain/chart_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/test_series.h"

namespace copperplate::indicators {
namespace {

using absl::StatusCode;
using testing::HasReason;
using testing::StatusIs;

// `months` of a year that repeats but for a step of 1 in every seventh month.
std::vector<int64_t> SeasonalCounts(int months) {
  constexpr int64_t kYear[] = {100, 90, 110, 130, 150, 180, 200, 190, 160, 140, 120, 80};
  std::vector<int64_t> values;
  values.reserve(static_cast<size_t>(months));
  for (int i = 0; i < months; ++i) values.push_back(kYear[i % 12] + (i % 7 == 0 ? 1 : 0));
  return values;
}
std::vector<int64_t> Noise(int months) {
  std::vector<int64_t> values;
  values.reserve(static_cast<size_t>(months));
  for (int i = 0; i < months; ++i) values.push_back(100 + i * 7919 % 13);
  return values;
}

class ChartValuesTest : public ::testing::Test {
 protected:
  // The chart's months to kMarch, out of `series`.
  absl::StatusOr<ChartValues> Choose(const std::vector<SeriesPoint>& series, int months,
                                     std::optional<ChartValueKind> asked = std::nullopt,
                                     bool open = false) {
    const CellMaker cells(definition_, series, std::nullopt);
    const Period window{kMarch - months + 1, kMarch};
    const LineColumn month = LineColumn::kMonth;
    const std::vector<LinePoint> periods =
        ComputeLines(cells, {window.first - 12, kMarch}, absl::MakeConstSpan(&month, 1));
    return ChooseChartValues(definition_, periods, {window, open, open}, asked);
  }
  static std::vector<SeriesPoint> To(int32_t last, const std::vector<int64_t>& values) {
    return Months(last - static_cast<int32_t>(values.size()) + 1, values);
  }

  IndicatorDefinition definition_ = DefinitionOf(Measure::kCount);
};

TEST_F(ChartValuesTest, MonthsWithoutASeasonAreThemselves) {
  ABSL_ASSERT_OK_AND_ASSIGN(const ChartValues chosen, Choose(To(kMarch, Noise(60)), 48));
  EXPECT_EQ(chosen.kind, ChartValueKind::kPeriods);
  ASSERT_EQ(chosen.values.size(), 48u);
  EXPECT_EQ(chosen.values[0].month, kMarch - 47);
  EXPECT_EQ(chosen.values[47].text, "101");
  EXPECT_TRUE(chosen.seasonality.tested);
  EXPECT_FALSE(chosen.seasonality.strong);
  EXPECT_EQ(chosen.seasonality.n, 48) << "of 60 months, less half a year on either side";
}

TEST_F(ChartValuesTest, MonthsWithAStrongSeasonAreDifferencesAndNothingElse) {
  const std::vector<SeriesPoint> series = To(kMarch, SeasonalCounts(60));
  ABSL_ASSERT_OK_AND_ASSIGN(const ChartValues chosen, Choose(series, 48));
  EXPECT_EQ(chosen.kind, ChartValueKind::kSeasonalDifferences);
  EXPECT_TRUE(chosen.seasonality.strong);
  ASSERT_EQ(chosen.values.size(), 48u);
  EXPECT_EQ(chosen.values[0].value, -1) << "100 after 101";
  EXPECT_EQ(chosen.values[0].text, "-1");
  EXPECT_EQ(chosen.values[0].cell.text, "100");
  const absl::Status status = Choose(series, 48, ChartValueKind::kPeriods).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("SERIES_SEASONAL"));
  EXPECT_EQ(ErrorFields(status)[0].field, "values");
}

TEST_F(ChartValuesTest, ASeasonIsNotToldOfLessThanThreeYears) {
  ABSL_ASSERT_OK_AND_ASSIGN(const ChartValues chosen, Choose(To(kMarch, SeasonalCounts(35)), 30));
  EXPECT_EQ(chosen.kind, ChartValueKind::kPeriods);
  EXPECT_FALSE(chosen.seasonality.tested);
  ABSL_ASSERT_OK(Choose(To(kMarch, Noise(30)), 18, ChartValueKind::kSeasonalDifferences));
}

TEST_F(ChartValuesTest, AGapIsNamedByItsMonths) {
  std::vector<SeriesPoint> series = To(kMarch, Noise(60));
  Erase(series, kMarch - 3);
  Erase(series, kMarch - 50);
  const absl::Status status = Choose(series, 12).status();
  EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
  EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
  EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2017-12");
  EXPECT_EQ(status.message(),
            "no value of 2017-12 (NO_OBSERVATION); a control chart has no gap: ask for the months "
            "before or after");
  series = To(kMarch, Noise(15));
  EXPECT_EQ(ErrorMetadata(Choose(series, 6, ChartValueKind::kSeasonalDifferences).status(),
                          "missingMonths"),
            "2016-10,2016-11,2016-12");
}

TEST_F(ChartValuesTest, AnOpenEndLeavesOutWhatHasNoValue) {
  std::vector<SeriesPoint> series = To(kMarch - 1, Noise(20));
  ABSL_ASSERT_OK_AND_ASSIGN(ChartValues chosen, Choose(series, 48, std::nullopt, true));
  EXPECT_EQ(chosen.values.size(), 20u);
  EXPECT_EQ(chosen.values.back().month, kMarch - 1);
  ABSL_ASSERT_OK_AND_ASSIGN(chosen, Choose(series, 48, ChartValueKind::kSeasonalDifferences, true));
  EXPECT_EQ(chosen.values.size(), 8u);
  EXPECT_EQ(chosen.values.front().month, kMarch - 8);
  series = To(kMarch, {5});
  const absl::Status status = Choose(series, 48, std::nullopt, true).status();
  EXPECT_THAT(status, HasReason("SERIES_TOO_SHORT"));
  EXPECT_EQ(status.message(), "a control chart needs at least 2 points, and there is 1");
  EXPECT_THAT(Choose({}, 48, std::nullopt, true), HasReason("SERIES_TOO_SHORT"));
  EXPECT_THAT(Choose(To(kMarch, Noise(13)), 48, ChartValueKind::kSeasonalDifferences, true),
              HasReason("SERIES_TOO_SHORT"));
}

TEST_F(ChartValuesTest, WhatCannotBeChartedIsRefused) {
  definition_.frequency = Frequency::kAnnual;
  const std::vector<SeriesPoint> years = {Point(kMarch - 24, 1), Point(kMarch - 12, 2),
                                          Point(kMarch, 3)};
  EXPECT_EQ(Choose(years, 36)->values.size(), 3u);
  EXPECT_THAT(Choose(years, 36, ChartValueKind::kSeasonalDifferences), HasReason("NO_SEASON"));
  definition_.measure = Measure::kHarm;
  EXPECT_EQ(Choose(years, 36)->values.size(), 3u);
  definition_.measure = Measure::kMean;
  definition_.formula = {{"a"}, {"b"}};
  EXPECT_THAT(Choose(years, 36), HasReason("MEASURE_NOT_SUPPORTED"));
}

// A year without a figure is no point of the line, and a gap all the same.
TEST_F(ChartValuesTest, AYearThatIsMissingIsAGap) {
  definition_.frequency = Frequency::kAnnual;
  const std::vector<SeriesPoint> years = {Point(kMarch - 60, 1), Point(kMarch - 48, 2),
                                          Point(kMarch - 12, 3), Point(kMarch, 4)};
  for (const bool open : {false, true}) {
    const absl::Status status = Choose(years, 72, std::nullopt, open).status();
    EXPECT_THAT(status, StatusIs(StatusCode::kInvalidArgument));
    EXPECT_THAT(status, HasReason("SERIES_HAS_GAP"));
    EXPECT_EQ(ErrorMetadata(status, "missingMonths"), "2015-03,2016-03");
  }
  EXPECT_EQ(Choose(years, 24)->values.size(), 2u);
  // The year ends in another month from then on.
  const absl::Status moved =
      Choose({Point(kMarch - 21, 1), Point(kMarch - 9, 2), Point(kMarch, 3)}, 36).status();
  EXPECT_EQ(ErrorMetadata(moved, "missingMonths"), "2018-06");
}

TEST_F(ChartValuesTest, QuartersHaveASeasonOfFour) {
  definition_.frequency = Frequency::kQuarterly;
  std::vector<SeriesPoint> quarters;
  quarters.reserve(12);
  for (int i = 0; i < 12; ++i) quarters.push_back(Point(kMarch - 3 * (11 - i), i % 4 * 50 + i % 3));
  ABSL_ASSERT_OK_AND_ASSIGN(const ChartValues chosen, Choose(quarters, 24));
  EXPECT_EQ(chosen.kind, ChartValueKind::kSeasonalDifferences);
  EXPECT_EQ(chosen.values.size(), 8u);
}

}  // namespace
}  // namespace copperplate::indicators
