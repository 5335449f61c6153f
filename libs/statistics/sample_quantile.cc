#include "libs/statistics/sample_quantile.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "libs/statistics/argument.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

absl::StatusOr<double> SampleQuantile(absl::Span<const double> values, double p) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 1));
  if (!(p >= 0 && p <= 1)) return OutsideDomain("a quantile is taken at 0 to 1");
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double place = static_cast<double>(sorted.size() - 1) * p;
  const auto below = static_cast<size_t>(place);
  const size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

}  // namespace copperplate::statistics
