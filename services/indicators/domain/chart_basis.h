// What a control chart is drawn from: its points, and where its limits begin anew.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/xmr_signals.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/chart_rebases.h"
#include "services/indicators/domain/chart_signal.h"
#include "services/indicators/domain/chart_values.h"
#include "services/indicators/domain/control_chart.h"

namespace copperplate::indicators {

struct ChartBasis {
  ChartValues chosen;
  PlacedRebases placed;

  std::vector<double> Values() const;
};

// Of a chart, and of the verdict that a row has by it. Errors: those of ComputeControlChart().
absl::StatusOr<ChartBasis> ChooseChartBasis(const ControlChartInput& input);

// The same rule, of the version of two in three that holds since the end of 2023.
ChartSignal ChartSignalOf(statistics::XmrSignal signal);

ChartLimits ChartLimitsOf(const statistics::XmrLimits& limits);

}  // namespace copperplate::indicators
