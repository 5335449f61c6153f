#include "services/indicators/app/get_area_comparison.h"

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

using ::testing::Optional;

Annotation Target(absl::string_view area, int64_t value) {
  Annotation target;
  target.kind = AnnotationKind::kTarget;
  target.id = std::string(area);
  target.area = target.id;
  target.first_month = kMonth - 11;
  target.value = value * kMillion;
  return target;
}

Annotation Rebase(absl::string_view area, int32_t month) {
  Annotation rebase;
  rebase.kind = AnnotationKind::kRebase;
  rebase.id = std::string(area);
  rebase.area = rebase.id;
  rebase.first_month = month;
  return rebase;
}

// 14 months that end in March 2018 with 130, and 100 and 110 in turn before it: limits of 75.7 to
// 137.1 (chart_verdict_test.cc).
AreaSeries InTurnTo130(int node) {
  AreaSeries series{node, {}};
  for (int32_t back = 13; back >= 0; --back) {
    SeriesPoint point;
    point.month = kMonth - back;
    point.numerator = (back == 0 ? 130 : back % 2 == 0 ? 110 : 100) * kMillion;
    series.points.push_back(point);
  }
  return series;
}

DashboardFigures ForceAndTwoDistricts() {
  DashboardFigures figures;
  for (const char* area : {"force", "ely", "fenland"}) {
    figures.areas.push_back({area, 1974 * 12, std::nullopt, area, AreaKind::kDistrict});
  }
  figures.areas[0].kind = AreaKind::kForce;
  figures.links = {{1, 0, 1974 * 12, std::nullopt}, {2, 0, 1974 * 12, std::nullopt}};
  IndicatorFigures& indicator = figures.indicators.emplace_back();
  indicator.definition = GivenDefinition("crime", Measure::kCount);
  indicator.definition.rule_profile = kMdcProfile;
  indicator.series = {InTurnTo130(0), InTurnTo130(1), InTurnTo130(2)};
  return figures;
}

TEST(GetAreaComparisonTest, EachAreaIsHeldAgainstItsOwnTargetAndRebase) {
  DashboardFigures figures = ForceAndTwoDistricts();
  figures.indicators[0].annotations = {Rebase("fenland", kMonth - 4), Target("fenland", 5),
                                       Target("force", 900)};
  GivenReader reader(std::move(figures));
  AreaComparisonQuery query;
  query.indicator = "crime";
  query.month = kMonth;
  query.kind = AreaKind::kDistrict;
  RequestContext context;
  context.force = "force";
  ABSL_ASSERT_OK_AND_ASSIGN(const AreaComparison compared,
                            GetAreaComparison(reader, context, query));
  const Verdict& force = compared.force.row.benchmark;
  EXPECT_EQ(force.word, VerdictWord::kLower);
  EXPECT_THAT(force.chart->target, Optional(900.0));
  EXPECT_EQ(force.chart->points, 14);
  ASSERT_EQ(compared.areas.size(), 2U);
  const Verdict& ely = compared.areas[0].computed.row.benchmark;
  EXPECT_EQ(ely.reason, VerdictReason::kNoTarget);
  EXPECT_EQ(ely.chart->points, 14);
  const Verdict& fenland = compared.areas[1].computed.row.benchmark;
  EXPECT_EQ(fenland.word, VerdictWord::kHigher);
  EXPECT_THAT(fenland.chart->target, Optional(5.0));
  EXPECT_EQ(fenland.chart->points, 5);
}

}  // namespace
}  // namespace copperplate::indicators
