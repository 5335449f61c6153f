#include "services/indicators/app/get_recent_trend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "libs/testing/status_matchers.h"
#include "services/indicators/storage/testing/dashboard_world.h"
#include "services/indicators/storage/testing/given_reader.h"
#include "services/indicators/storage/testing/usual.h"

namespace copperplate::indicators {
namespace {

using testing::HasReason;

std::vector<SeriesPoint> TenAMonthTo(int32_t last, int months) {
  std::vector<SeriesPoint> series;
  for (int32_t month = last - months + 1; month <= last; ++month) {
    SeriesPoint& point = series.emplace_back();
    point.month = month;
    point.numerator = 10 * kMillion;
  }
  return series;
}

// A force without figures of its own: those of Ely reach to March 2018, those of Fenland to
// February.
DashboardFigures OneDistrictLags() {
  DashboardFigures figures;
  for (const char* area : {"force", "ely", "fenland"}) {
    figures.areas.push_back({area, 1974 * 12, std::nullopt});
  }
  figures.links = {{1, 0, 1974 * 12, std::nullopt}, {2, 0, 1974 * 12, std::nullopt}};
  IndicatorFigures& indicator = figures.indicators.emplace_back();
  indicator.definition = GivenDefinition("crime", Measure::kCount);
  indicator.series = {{1, TenAMonthTo(kMonth, 61)}, {2, TenAMonthTo(kMonth - 1, 60)}};
  return figures;
}

TEST(GetRecentTrendTest, WithoutAMonthItIsTheLastThatTheAreasTogetherHave) {
  GivenReader reader(OneDistrictLags(), kMonth);
  RecentTrendQuery query;
  query.indicator = "crime";
  query.area = "force";
  ABSL_ASSERT_OK_AND_ASSIGN(const ComputedRecentTrend latest, GetRecentTrend(reader, {}, query));
  EXPECT_EQ(latest.data_month, kMonth - 1);
  ASSERT_EQ(latest.trend.periods.size(), 5U);
  EXPECT_EQ(latest.trend.periods[4].cell.text, "240");
  EXPECT_EQ(latest.trend.periods[4].cell.period.last, kMonth - 1);
  // Who asks for March is told that it is not there.
  query.month = kMonth;
  EXPECT_THAT(GetRecentTrend(reader, {}, query), HasReason("SERIES_HAS_GAP"));
}

}  // namespace
}  // namespace copperplate::indicators
