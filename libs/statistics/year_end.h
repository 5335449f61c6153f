// Where will the year end?
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/holt_winters.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// All in the unit of the values, of which a year has 12.
struct YearEndProjection {
  double year_to_date = 0;
  std::vector<double> forecast;  // the months to come; empty at the year's end
  double projected = 0;          // year to date and forecast
  Interval interval;             // of `projected`; without width at the year's end
  double previous_year = 0;
  std::optional<double> change_percent;  // projected against it; absent where that was 0
  // The two plain answers, to stand beside it: what is missing as it was last year, and the year to
  // date grown as last year's grew (absent where last year's to date was 0).
  double seasonal_naive = 0;
  std::optional<double> by_ratio;
};

// The projection from monthly `values` whose last `months_known`, 1 to 12, belong to the year to
// project, by Holt-Winters with the parameters given or else optimised. Whether the model is any
// better than the naive one is for backtest.h; a step change within the history is the caller's to
// note. INVALID_ARGUMENT: fewer values than 12 + months_known or than two seasons
// (SERIES_TOO_SHORT), a model whose period is not 12 or another number out of range
// (ARGUMENT_OUT_OF_RANGE); as FitHoltWinters.
absl::StatusOr<YearEndProjection> ProjectYearEnd(
    absl::Span<const double> values, size_t months_known, const HoltWintersModel& model,
    const std::optional<HoltWintersParameters>& parameters, double confidence);

}  // namespace copperplate::statistics
