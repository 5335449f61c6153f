#include "libs/statistics/ets_model.h"

#include <cmath>

#include "absl/strings/str_cat.h"

namespace copperplate::statistics {

std::string EtsName(const EtsModel& model) {
  const char* error = model.error == EtsError::kAdditive ? "A" : "M";
  const char* trend = model.trend == EtsTrend::kNone       ? "N"
                      : model.trend == EtsTrend::kAdditive ? "A"
                                                           : "Ad";
  const char* season = model.season == EtsSeason::kNone       ? "N"
                       : model.season == EtsSeason::kAdditive ? "A"
                                                              : "M";
  return absl::StrCat("ETS(", error, ",", trend, ",", season, ")");
}

double EtsOneStep(const EtsModel& model, const EtsParameters& parameters, const EtsState& state,
                  size_t period) {
  const double level = state.level + parameters.phi * state.slope;
  if (model.season == EtsSeason::kNone) return level;
  const double season = state.season[period % state.season.size()];
  return model.season == EtsSeason::kAdditive ? level + season : level * season;
}

void EtsUpdate(const EtsModel& model, const EtsParameters& parameters, double value, size_t period,
               EtsState& state) {
  const double damped = parameters.phi * state.slope;
  const double expected = state.level + damped;
  const double level_before = state.level;
  double without_season = value;
  if (model.season != EtsSeason::kNone) {
    double& season = state.season[period % state.season.size()];
    const bool additive = model.season == EtsSeason::kAdditive;
    without_season = additive ? value - season : value / season;
    const double seen = additive ? value - expected : value / expected;
    season += parameters.gamma * (seen - season);
  }
  state.level = expected + parameters.alpha * (without_season - expected);
  if (model.trend != EtsTrend::kNone) {
    state.slope =
        damped + parameters.beta / parameters.alpha * ((state.level - level_before) - damped);
  }
}

}  // namespace copperplate::statistics
