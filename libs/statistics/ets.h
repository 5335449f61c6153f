// Exponential smoothing with the model chosen by the data.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/ets_model.h"

namespace copperplate::statistics {

struct EtsFit {
  EtsModel model;
  size_t period = 1;
  EtsParameters parameters;
  size_t values = 0;              // smoothed
  EtsState state;                 // after the last of them
  std::vector<double> residuals;  // one step; relative ones of a multiplicative error
  double error_variance = 0;
  double aicc = 0;  // Akaike's criterion, corrected for small samples: the smaller the better
};

// Fits `model` to `values`, in time order, by maximum likelihood: parameters and initial state from
// the simplex method (nelder_mead.h; 2,000 evaluations, so at times short of the very optimum),
// parameters within the usual and the admissible region. INVALID_ARGUMENT: fewer than three seasons
// for a model with one, or too few values for its parameters (SERIES_TOO_SHORT), a gap
// (SERIES_HAS_GAP), a value out of range, one of 0 or less for a multiplicative part, a period of 0
// or above 24, or of 1 with a season, or an additive error with a multiplicative season, whose
// variance is infinite (ARGUMENT_OUT_OF_RANGE). FAILED_PRECONDITION (NO_FIT) where no parameters
// give a likelihood. Hyndman, Koehler, Snyder and Grose 2002, "A state space framework for
// automatic forecasting using exponential smoothing methods", International Journal of Forecasting
// 18:439.
absl::StatusOr<EtsFit> FitEts(absl::Span<const double> values, size_t period,
                              const EtsModel& model);

// The fit with the least AICc among the models that the series allows: seasonal ones from three
// seasons on, multiplicative ones if all values are above 0. The same errors, if no model fits.
// Some hundred times the cost of OptimiseHoltWinters.
absl::StatusOr<EtsFit> ChooseEts(absl::Span<const double> values, size_t period);

}  // namespace copperplate::statistics
