#include "libs/statistics/seasonal_difference.h"

#include "libs/statistics/argument.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

absl::StatusOr<std::vector<double>> SeasonalDifference(absl::Span<const double> values,
                                                       size_t period) {
  if (period == 0) return OutsideDomain("a season has at least one period");
  ABSL_RETURN_IF_ERROR(CheckSeries(values, period + 1));
  std::vector<double> differences;
  differences.reserve(values.size() - period);
  for (size_t i = period; i < values.size(); ++i) {
    differences.push_back(values[i] - values[i - period]);
  }
  return differences;
}

}  // namespace copperplate::statistics
