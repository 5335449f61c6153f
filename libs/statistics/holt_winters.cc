#include "libs/statistics/holt_winters.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/nelder_mead.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

// Level, slope and season after some value; season[i % period] is that of values[i].
struct State {
  double level = 0;
  double slope = 0;
  std::vector<double> season;
};

absl::StatusOr<State> Start(absl::Span<const double> values, const HoltWintersModel& model) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2 * model.period));
  ABSL_ASSIGN_OR_RETURN(const Decomposition parts,
                        Decompose(values.first(2 * model.period), model.period, model.seasonality));
  const double mean = Mean(parts.trend);
  const double middle = (static_cast<double>(parts.trend.size()) + 1) / 2;
  double spread = 0;
  double product = 0;
  for (size_t i = 0; i < parts.trend.size(); ++i) {
    const double time = static_cast<double>(i + 1) - middle;
    spread += time * time;
    product += time * (parts.trend[i] - mean);
  }
  const double slope = product / spread;
  return State{mean - slope * middle, model.trend ? slope : 0, parts.season};
}

// Moves `state` past values[i] and returns the forecast made of it before.
double Step(const HoltWintersModel& model, const HoltWintersParameters& parameters, double value,
            double& season, State& state) {
  const bool additive = model.seasonality == Seasonality::kAdditive;
  const double expected_level = state.level + state.slope;
  const double forecast = additive ? expected_level + season : expected_level * season;
  const double level_before = state.level;
  const double deseasonalised = additive ? value - season : value / season;
  state.level = parameters.alpha * deseasonalised + (1 - parameters.alpha) * expected_level;
  if (model.trend) {
    state.slope =
        parameters.beta * (state.level - level_before) + (1 - parameters.beta) * state.slope;
  }
  const double seen = additive ? value - state.level : value / state.level;
  season = parameters.gamma * seen + (1 - parameters.gamma) * season;
  return forecast;
}

double SquaredErrors(absl::Span<const double> values, const HoltWintersModel& model,
                     const HoltWintersParameters& parameters, State state) {
  double sum = 0;
  for (size_t i = model.period; i < values.size(); ++i) {
    const double error =
        values[i] - Step(model, parameters, values[i], state.season[i % model.period], state);
    sum += error * error;
  }
  return sum;
}

absl::StatusOr<HoltWintersFit> Smooth(absl::Span<const double> values,
                                      const HoltWintersModel& model,
                                      const HoltWintersParameters& parameters, State state) {
  HoltWintersFit fit;
  fit.model = model;
  fit.parameters = parameters;
  for (size_t i = model.period; i < values.size(); ++i) {
    fit.fitted.push_back(Step(model, parameters, values[i], state.season[i % model.period], state));
    fit.residuals.push_back(values[i] - fit.fitted.back());
    fit.squared_errors += fit.residuals.back() * fit.residuals.back();
  }
  if (!std::isfinite(fit.squared_errors + state.level + state.slope)) {
    return Error(absl::StatusCode::kFailedPrecondition, "NO_FIT",
                 "the smoothing leaves the range of numbers on this series")
        .Build();
  }
  fit.level = state.level;
  fit.slope = state.slope;
  std::rotate(state.season.begin(), state.season.begin() + values.size() % model.period,
              state.season.end());
  fit.season = std::move(state.season);
  return fit;
}

double InUnit(double x) { return std::clamp(x, 0.0, 1.0); }

// The simplex may step outside: what it finds there is the value at the bound.
HoltWintersParameters FromPoint(const std::vector<double>& point, bool trend) {
  return {InUnit(point[0]), trend ? InUnit(point[2]) : 0, InUnit(point[1])};
}

}  // namespace

absl::StatusOr<HoltWintersFit> FitHoltWinters(absl::Span<const double> values,
                                              const HoltWintersModel& model,
                                              const HoltWintersParameters& parameters) {
  for (const double weight : {parameters.alpha, parameters.beta, parameters.gamma}) {
    if (!(weight >= 0 && weight <= 1)) {
      return OutsideDomain("a smoothing parameter lies between 0 and 1");
    }
  }
  ABSL_ASSIGN_OR_RETURN(State start, Start(values, model));
  return Smooth(values, model, parameters, std::move(start));
}

absl::StatusOr<HoltWintersFit> OptimiseHoltWinters(absl::Span<const double> values,
                                                   const HoltWintersModel& model) {
  ABSL_ASSIGN_OR_RETURN(const State start, Start(values, model));
  const auto objective = [&](const std::vector<double>& point) {
    return SquaredErrors(values, model, FromPoint(point, model.trend), start);
  };
  // R's optim.start: alpha and gamma, then beta.
  std::vector<double> point = {0.3, 0.1};
  if (model.trend) point.push_back(0.1);
  constexpr int kRestarts = 20;
  constexpr double kGain = 1e-13;
  SimplexOptions options;
  options.tolerance = 1e-14;
  SimplexResult best = MinimiseBySimplex(objective, point, options);
  for (int i = 0; i < kRestarts; ++i) {
    for (double& x : best.point) x = InUnit(x);
    const SimplexResult next = MinimiseBySimplex(objective, best.point, options);
    const bool gained = next.value < best.value * (1 - kGain);
    if (next.value < best.value) best = next;
    if (!gained) break;
  }
  return Smooth(values, model, FromPoint(best.point, model.trend), start);
}

}  // namespace copperplate::statistics
