// Inside this library: parameters and initial state of an ETS model as one point to optimise.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/ets_model.h"

namespace copperplate::statistics {

inline constexpr double kLeastDamping = 0.8;
inline constexpr double kMostDamping = 0.98;

struct EtsPoint {
  EtsParameters parameters;
  EtsState state;  // before the first value
};

// How many numbers a point has: alpha, beta, gamma and phi where the model has them, level, slope,
// and the season but its first place, from the last backwards. The first follows: an additive
// season sums to 0, a multiplicative one to its length.
size_t EtsPointSize(const EtsModel& model, size_t period);
EtsPoint UnpackEts(const EtsModel& model, size_t period, const std::vector<double>& point);

// Where the search starts: Hyndman and others 2008, "Forecasting with Exponential
// Smoothing", 2.6.1: the season from a decomposition, level and slope from the first values without
// it. `values` were checked to suit the model.
absl::StatusOr<std::vector<double>> StartEts(absl::Span<const double> values, const EtsModel& model,
                                             size_t period);

}  // namespace copperplate::statistics
