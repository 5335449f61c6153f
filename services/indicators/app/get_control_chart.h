#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/get_series.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/control_chart.h"

namespace copperplate::indicators {

struct ControlChartQuery {
  SeriesQuery series;                  // without columns
  std::optional<ChartValueKind> kind;  // default: what the periods need
  bool screen_moving_ranges = false;
};

struct ComputedControlChart {
  IndicatorDefinition definition;
  std::string area;  // id
  ControlChart chart;
  std::optional<int> population_year;
  bool restated = false;
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// The chart of the months asked for, with which CheckMonthsAsked() finds no fault. Errors: those of
// ReadSeries() and of ComputeControlChart().
absl::StatusOr<ComputedControlChart> GetControlChart(DashboardReader& reader,
                                                     const RequestContext& context,
                                                     const ControlChartQuery& query);

}  // namespace copperplate::indicators
