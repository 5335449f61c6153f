#pragma once

#include "libs/statistics/ets_model.h"

namespace copperplate::statistics {

// Whether forecasts forget the distant past: the roots of the characteristic equation of a model
// with an additive trend and a season of `period` lie within the unit circle. Hyndman, Akram and
// Archibald 2008, "The admissible parameter space for exponential smoothing models", Annals of the
// Institute of Statistical Mathematics 60:407.
bool EtsIsStable(const EtsParameters& parameters, size_t period);

}  // namespace copperplate::statistics
