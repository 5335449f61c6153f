// Holt-Winters exponential smoothing with a season: level, slope and season follow each new value.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/decomposition.h"

namespace copperplate::statistics {

struct HoltWintersModel {
  Seasonality seasonality = Seasonality::kAdditive;
  bool trend = true;  // without: the level moves, but has no slope
  size_t period = 12;
};

// Each in [0, 1]: the weight of the newest value in level, slope and season.
struct HoltWintersParameters {
  double alpha = 0;
  double beta = 0;  // of no effect without a trend
  double gamma = 0;
};

struct HoltWintersFit {
  HoltWintersModel model;
  HoltWintersParameters parameters;
  // After the last value, in the unit of the values (slope: per period). The first of `season` is
  // that of the next period to come.
  double level = 0;
  double slope = 0;
  std::vector<double> season;
  // One-step forecasts of values[period] onwards, and value less forecast.
  std::vector<double> fitted;
  std::vector<double> residuals;
  double squared_errors = 0;  // sum over the residuals
};

// Smooths `values`, in time order, with the parameters given; the start (level, slope, season) is
// R's: the first two seasons taken apart, a straight line through their trend. INVALID_ARGUMENT:
// fewer than two seasons (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), a value out of range, a period
// below 2, for a multiplicative season a value of 0 or less, or a parameter outside [0, 1]
// (ARGUMENT_OUT_OF_RANGE). FAILED_PRECONDITION (NO_FIT): the recursion leaves the range of numbers.
// Holt 1957 and Winters 1960, "Forecasting sales by exponentially weighted moving averages",
// Management Science 6:324, as R's HoltWinters() computes them.
absl::StatusOr<HoltWintersFit> FitHoltWinters(absl::Span<const double> values,
                                              const HoltWintersModel& model,
                                              const HoltWintersParameters& parameters);

// The same with the parameters that make the squared errors least, found by the simplex method
// (nelder_mead.h) from R's starting point and from the lowest point of a coarse grid, each
// restarted until nothing is gained. R minimises the same sum by L-BFGS-B with finite differences,
// from its starting point only, and stops a little earlier: where both end in one valley its sum is
// never the smaller, and parameters agree to about 1e-4.
absl::StatusOr<HoltWintersFit> OptimiseHoltWinters(absl::Span<const double> values,
                                                   const HoltWintersModel& model);

}  // namespace copperplate::statistics
