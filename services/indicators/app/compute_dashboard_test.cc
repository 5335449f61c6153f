#include "services/indicators/app/compute_dashboard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/testing/status_matchers.h"
#include "services/indicators/domain/period_words.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using ::testing::ElementsAre;
using testing::HasReason;
using ::testing::IsEmpty;

constexpr int32_t kLongAgo = 1974 * 12;

SeriesPoint Point(int32_t month, int64_t value, int32_t batch = 1) {
  SeriesPoint point;
  point.month = month;
  point.numerator = value * kMillion;
  point.batch = batch;
  return point;
}

// `months` months to `last`, each the same.
std::vector<SeriesPoint> Flat(int32_t last, int months, int64_t value) {
  std::vector<SeriesPoint> series;
  for (int32_t month = last - months + 1; month <= last; ++month) {
    series.push_back(Point(month, value));
  }
  return series;
}

class ComputeDashboardTest : public ::testing::Test {
 protected:
  ComputeDashboardTest() { AddArea("force"); }

  // Its index.
  int AddArea(absl::string_view id) {
    figures_.areas.push_back({std::string(id), kLongAgo, std::nullopt});
    return static_cast<int>(figures_.areas.size()) - 1;
  }
  int AddBelow(int parent, absl::string_view id, int32_t from = kLongAgo,
               std::optional<int32_t> to = std::nullopt) {
    const int area = AddArea(id);
    figures_.links.push_back({area, parent, from, to});
    return area;
  }
  void AddIndicator(Measure measure, std::vector<AreaSeries> series, int lag_months = 0) {
    IndicatorFigures& indicator = figures_.indicators.emplace_back();
    indicator.definition = GivenDefinition("crime", measure);
    indicator.definition.lag_months = lag_months;
    if (measure == Measure::kRate) indicator.definition.unit = "per_1000";
    indicator.series = std::move(series);
  }
  DashboardRow Row() {
    const ComputedDashboard dashboard = ComputeDashboard(figures_, kMonth, "");
    EXPECT_EQ(dashboard.rows.size(), 1u);
    return dashboard.rows[0].row;
  }

  DashboardFigures figures_;
};

// The figure of March stands alone until the other area has one: the row is February's, whole.
TEST_F(ComputeDashboardTest, APartialSumIsNeverPrinted) {
  const int a = AddBelow(0, "a", 2014 * 12);
  AddBelow(0, "b", kMonth);
  AddIndicator(Measure::kCount, {{a, Flat(kMonth, 24, 7)}}, 1);
  const DashboardRow row = Row();
  EXPECT_EQ(row.data_month, kMonth - 1);
  EXPECT_EQ(row.value(Column::kCurrent).text, "7");
  EXPECT_EQ(row.value(Column::kRolling12).period.last, kMonth - 1);
  EXPECT_EQ(row.value(Column::kRolling12).text, "84");
}

// Fatal of the force, serious of two districts: each is rolled up by itself. Both have a figure in
// February last.
TEST_F(ComputeDashboardTest, AFormulaAddsWhatItsTermsRollUpTo) {
  const int a = AddBelow(0, "a");
  const int b = AddBelow(0, "b", kMonth - 20);
  AddIndicator(Measure::kCount, {}, 1);
  figures_.indicators[0].definition.formula = {{"fatal"}, {"serious"}};
  const auto add = [&](absl::string_view id, std::vector<AreaSeries> series) {
    IndicatorFigures& operand = figures_.operands.emplace_back();
    operand.definition = GivenDefinition(id, Measure::kCount);
    operand.series = std::move(series);
  };
  add("fatal", {{0, Flat(kMonth - 1, 24, 2)}});
  add("serious", {{a, Flat(kMonth, 25, 7)}, {b, Flat(kMonth - 1, 24, 10)}});
  DashboardRow row = Row();
  EXPECT_EQ(row.data_month, kMonth - 1);
  EXPECT_EQ(row.value(Column::kCurrent).text, "19");
  EXPECT_EQ(row.value(Column::kRolling12).text, "228");
  EXPECT_TRUE(row.restated);
  // Of another measure, as no formula is let in any more.
  figures_.operands[1].definition.measure = Measure::kLevel;
  row = Row();
  EXPECT_EQ(row.value(Column::kCurrent).absence, AbsenceReason::kMeasureNotSupported);
  EXPECT_EQ(row.value(Column::kRolling12).absence, AbsenceReason::kMeasureNotSupported);
}

TEST_F(ComputeDashboardTest, AFormulaOfHarmAddsDays) {
  AddIndicator(Measure::kHarm, {});
  figures_.indicators[0].definition.formula = {{"theft"}, {"violence"}};
  for (const char* id : {"theft", "violence"}) {
    IndicatorFigures& operand = figures_.operands.emplace_back();
    operand.definition = GivenDefinition(id, Measure::kHarm);
    operand.harm = {{"x", {0, Flat(kMonth, 12, id[0] == 't' ? 3 : 4)}}};
  }
  HarmWeight weight;
  weight.category = "x";
  weight.first_month = kMonth - 60;
  weight.weight = 10 * kMillion;
  figures_.harm_weights = {weight};
  EXPECT_EQ(Row().value(Column::kCurrent).text, "70");
  EXPECT_EQ(Row().value(Column::kRolling12).text, "840");
}

// Nothing is there for the members of any month in reach, though those of the month asked for have
// figures of the month before.
TEST_F(ComputeDashboardTest, WithoutADataMonthTheMonthAskedStands) {
  const int a = AddBelow(0, "a");
  const int b = AddBelow(0, "b");
  AddBelow(0, "ended", kLongAgo, kMonth - 1);
  AddIndicator(Measure::kCount, {{a, Flat(kMonth - 1, 24, 7)}, {b, Flat(kMonth - 1, 24, 1)}}, 1);
  const DashboardRow row = Row();
  EXPECT_EQ(row.data_month, kMonth);
  EXPECT_EQ(row.value(Column::kCurrent).absence, AbsenceReason::kNoObservation);
}

TEST_F(ComputeDashboardTest, EveryLevelHasTheMembersOfTheRowsDataMonth) {
  const int north = AddBelow(0, "north");
  const int south = AddBelow(0, "south");
  const int fenland = AddBelow(north, "fenland", 2014 * 12);
  AddBelow(north, "new", kMonth);
  const int cambridge = AddBelow(south, "cambridge");
  AddIndicator(Measure::kCount, {{fenland, Flat(kMonth, 24, 1)}, {cambridge, Flat(kMonth, 24, 10)}},
               1);
  const DashboardRow row = Row();
  EXPECT_EQ(row.data_month, kMonth - 1);
  EXPECT_EQ(row.value(Column::kCurrent).text, "11");
}

TEST_F(ComputeDashboardTest, ARateDividesByThePopulationOfTheSameAreas) {
  const int north = AddBelow(0, "north");
  const int south = AddBelow(0, "south");
  const int fenland = AddBelow(north, "fenland");
  // Belongs from the month asked for on, without a figure: February's row knows nothing of it.
  AddBelow(north, "new", kMonth);
  AddIndicator(Measure::kRate, {{fenland, Flat(kMonth, 24, 30)}, {south, Flat(kMonth, 24, 10)}}, 1);
  figures_.populations = {
      {"fenland", 2016, 3000}, {"new", 2016, 90'000}, {"south", 2016, 5000}, {"south", 2017, 1}};
  const DashboardRow row = Row();
  EXPECT_EQ(row.data_month, kMonth - 1);
  EXPECT_EQ(row.population_year, 2016);
  // 40 of 8,000.
  EXPECT_EQ(row.value(Column::kCurrent).value, 5);
}

TEST_F(ComputeDashboardTest, EveryBatchBehindASumIsKept) {
  const int a = AddBelow(0, "a");
  const int b = AddBelow(0, "b");
  AddIndicator(Measure::kCount, {{a, {Point(kMonth, 1, 3)}}, {b, {Point(kMonth, 2, 9)}}});
  const ComputedDashboard dashboard = ComputeDashboard(figures_, kMonth, "");
  EXPECT_THAT(dashboard.rows[0].batches, ElementsAre(MonthBatch{kMonth, 3}, MonthBatch{kMonth, 9}));
}

TEST_F(ComputeDashboardTest, APoolNamesTheAreasItGoesWithout) {
  const int a = AddBelow(0, "a");
  AddBelow(0, "b");
  AddIndicator(Measure::kProportion, {{a, {Point(kMonth, 1)}}});
  figures_.indicators[0].series[0].points[0].denominator = 2 * kMillion;
  const DashboardRow row = Row();
  EXPECT_EQ(row.value(Column::kCurrent).text, "50");
  EXPECT_THAT(row.value(Column::kCurrent).missing_areas, ElementsAre("b"));
}

TEST_F(ComputeDashboardTest, OneIndicatorThatDoesNotAddLeavesTheOthers) {
  std::vector<AreaSeries> series;
  for (int i = 0; i < 11; ++i) {
    const int area = AddBelow(0, absl::StrCat("area-", i));
    series.push_back({area, {Point(kMonth, kLargestFigure / kMillion)}});
  }
  AddIndicator(Measure::kCount, series);
  AddIndicator(Measure::kCount, {{0, {Point(kMonth, 5)}}});
  const ComputedDashboard dashboard = ComputeDashboard(figures_, kMonth, "");
  ASSERT_EQ(dashboard.rows.size(), 2u);
  EXPECT_EQ(dashboard.rows[0].row.value(Column::kCurrent).absence, AbsenceReason::kOutOfRange);
  EXPECT_EQ(dashboard.rows[1].row.value(Column::kCurrent).text, "5");
}

TEST_F(ComputeDashboardTest, AnAreaHasADashboardOfTheMonthsInWhichItIsThere) {
  figures_.areas[0].valid_from = kMonth;
  figures_.areas[0].valid_to = kMonth + 1;
  const auto check = [&](int32_t month, bool own = false) {
    Faults faults;
    const absl::Status status = CheckArea(figures_, month, own, "to_month", faults);
    return status.ok() ? faults.ToStatus() : status;
  };
  ABSL_EXPECT_OK(check(kMonth));
  ABSL_EXPECT_OK(check(kMonth + 1));
  for (const int32_t month : {kMonth - 1, kMonth + 2}) {
    EXPECT_THAT(check(month), testing::StatusIs(absl::StatusCode::kInvalidArgument));
    EXPECT_THAT(check(month), HasReason("AREA_NOT_VALID"));
    EXPECT_EQ(ErrorFields(check(month))[0].field, "area");
    const FieldFault of_own = ErrorFields(check(month, true))[0];
    EXPECT_EQ(of_own.field, "to_month");
    EXPECT_EQ(of_own.description,
              absl::StrCat("must be a month in which the force's own area is there, ",
                           MonthsThere(kMonth, kMonth + 1)));
  }
  figures_.areas.clear();
  EXPECT_THAT(check(kMonth), testing::StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(check(kMonth), HasReason("AREA_UNKNOWN"));
  EXPECT_THAT(check(kMonth, true), testing::StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(check(kMonth, true), HasReason("AREA_UNKNOWN"));
}

TEST_F(ComputeDashboardTest, NobodyHasAnyFigure) {
  AddBelow(0, "a");
  AddIndicator(Measure::kCount, {});
  EXPECT_EQ(Row().value(Column::kCurrent).absence, AbsenceReason::kNoObservation);
  EXPECT_THAT(Row().value(Column::kCurrent).missing_areas, IsEmpty());
}

}  // namespace
}  // namespace copperplate::indicators
