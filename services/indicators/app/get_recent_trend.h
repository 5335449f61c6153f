#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/period_trend.h"

namespace copperplate::indicators {

struct RecentTrendQuery {
  std::string indicator;         // id
  std::string area;              // id
  bool own_area = false;         // `area` is the force's own, since the request named none
  std::optional<int32_t> month;  // default: the latest month with a figure
  int period_months = 0;         // 0: years, or the indicator's own periods
  std::optional<absl::Time> known_at;
};

struct ComputedRecentTrend {
  IndicatorDefinition definition;
  std::string area;  // id
  int32_t data_month = 0;
  PeriodTrend trend;
  std::vector<Annotation> breaks;  // that the periods cross
  std::optional<int> population_year;
  bool restated = false;
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// Whether any indicator has a trend of such periods; 0 asks for its own.
bool IsTrendPeriod(int period_months);

// The trend of the five periods up to the data month of `query.month`, as the dashboard has it;
// without one up to the latest month with a figure (LastMonthOf()).
// Errors: what the port gives, what CheckOneIndicator() finds, and what ComputePeriodTrend() gives.
absl::StatusOr<ComputedRecentTrend> GetRecentTrend(DashboardReader& reader,
                                                   const RequestContext& context,
                                                   const RecentTrendQuery& query);

}  // namespace copperplate::indicators
