#include "libs/statistics/xmr_chart.h"

#include <algorithm>

#include "libs/statistics/argument.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

absl::Status CheckRebases(const std::vector<size_t>& rebase_at, size_t points) {
  size_t before = 0;
  for (const size_t index : rebase_at) {
    if (index <= before || index >= points) {
      return OutsideDomain("rebases must rise, after the first point and within the series");
    }
    before = index;
  }
  return absl::OkStatus();
}

absl::StatusOr<XmrSegment> ComputeSegment(absl::Span<const double> values, size_t first, size_t end,
                                          const XmrOptions& options) {
  XmrSegment segment;
  segment.first = first;
  segment.last = end - 1;
  const absl::Span<const double> own = values.subspan(first, end - first);
  segment.trial = own.size() < kFirmLimitPoints;
  const size_t baseline = std::min(own.size(), options.baseline_points.value_or(own.size()));
  ABSL_ASSIGN_OR_RETURN(segment.limits,
                        ComputeXmrLimits(own.first(baseline), options.screen_moving_ranges));
  ABSL_ASSIGN_OR_RETURN(segment.signals, FindXmrSignals(own, segment.limits, options.two_of_three));
  return segment;
}

}  // namespace

absl::StatusOr<XmrChart> ComputeXmrChart(absl::Span<const double> values,
                                         const XmrOptions& options) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2));
  ABSL_RETURN_IF_ERROR(CheckRebases(options.rebase_at, values.size()));
  XmrChart chart;
  size_t first = 0;
  for (size_t i = 0; i <= options.rebase_at.size(); ++i) {
    const size_t end = i < options.rebase_at.size() ? options.rebase_at[i] : values.size();
    ABSL_ASSIGN_OR_RETURN(XmrSegment segment, ComputeSegment(values, first, end, options));
    chart.segments.push_back(std::move(segment));
    first = end;
  }
  return chart;
}

}  // namespace copperplate::statistics
