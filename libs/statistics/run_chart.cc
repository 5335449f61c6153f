#include "libs/statistics/run_chart.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/statistics/argument.h"
#include "libs/statistics/beta.h"
#include "libs/statistics/runs.h"
#include "libs/statistics/sample_quantile.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr int kLeastPoints = 10;
constexpr int kMostPoints = 10'000;
constexpr double kRare = 0.05;

}  // namespace

absl::StatusOr<RunChartLimits> ComputeRunChartLimits(int useful_points) {
  if (useful_points < kLeastPoints) {
    return Error(absl::StatusCode::kInvalidArgument, "SERIES_TOO_SHORT",
                 absl::StrCat("a run chart needs ", kLeastPoints, " points off its median and has ",
                              useful_points))
        .Build();
  }
  if (useful_points > kMostPoints) return OutsideDomain("a run chart of more than 10,000 points");
  RunChartLimits limits;
  limits.longest_run_most = static_cast<int>(std::lround(std::log2(useful_points))) + 3;
  while (BinomialAtMost(limits.crossings_least, useful_points - 1, 0.5) < kRare) {
    ++limits.crossings_least;
  }
  return limits;
}

absl::StatusOr<RunChart> ComputeRunChart(absl::Span<const double> values) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, kLeastPoints));
  RunChart chart;
  ABSL_ASSIGN_OR_RETURN(chart.median, SampleQuantile(values, 0.5));
  // A point on the median neither makes nor breaks a run.
  std::vector<int> sides = SidesOf(values, chart.median);
  sides.erase(std::remove(sides.begin(), sides.end(), 0), sides.end());
  chart.useful_points = static_cast<int>(sides.size());
  ABSL_ASSIGN_OR_RETURN(chart.limits, ComputeRunChartLimits(chart.useful_points));
  const std::vector<Run> runs = FindRuns(sides);
  for (const Run& run : runs) {
    chart.longest_run = std::max(chart.longest_run, static_cast<int>(run.length));
  }
  chart.crossings = static_cast<int>(runs.size()) - 1;
  chart.signal = chart.longest_run > chart.limits.longest_run_most ||
                 chart.crossings < chart.limits.crossings_least;
  return chart;
}

}  // namespace copperplate::statistics
