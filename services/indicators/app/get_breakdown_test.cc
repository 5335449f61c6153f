#include "services/indicators/app/get_breakdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/given_reader.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

CategorySeries Once(const std::string& category, int32_t month) {
  CategorySeries series{category, {0, {}}};
  SeriesPoint& point = series.series.points.emplace_back();
  point.month = month;
  point.numerator = 3 * kMillion;
  return series;
}

TEST(GetBreakdownTest, OfHarmACategoryThatBeginsAfterTheDataMonthIsNotListed) {
  DashboardFigures figures;
  figures.areas.push_back({"force", 1974 * 12, std::nullopt});
  IndicatorFigures& indicator = figures.indicators.emplace_back();
  indicator.definition = GivenDefinition("harm", Measure::kHarm);
  indicator.definition.unit = "days";
  indicator.definition.lag_months = 1;
  // March has arson alone, so that the row is February's.
  indicator.harm = {Once("arson", kMonth), Once("burglary", kMonth - 1)};
  for (const char* category : {"arson", "burglary"}) {
    HarmWeight& weight = figures.harm_weights.emplace_back();
    weight.category = category;
    weight.first_month = category == std::string("arson") ? kMonth : kMonth - 60;
    weight.weight = 20 * kMillion;
  }
  GivenReader reader(std::move(figures));
  BreakdownQuery query;
  query.indicator = "harm";
  query.area = "force";
  query.month = kMonth;
  query.dimension = "offence";
  query.suppress = false;
  ABSL_ASSERT_OK_AND_ASSIGN(const Breakdown breakdown, GetBreakdown(reader, {}, query));
  EXPECT_EQ(breakdown.data_month, kMonth - 1);
  ASSERT_EQ(breakdown.table.rows.size(), 1U);
  EXPECT_EQ(breakdown.table.rows[0].category, "burglary");
}

}  // namespace
}  // namespace copperplate::indicators
