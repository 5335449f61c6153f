#include "libs/statistics/holt_winters.h"

#include <algorithm>
#include <cmath>
#include <functional>

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
  const size_t least = 2 * model.period;
  ABSL_RETURN_IF_ERROR(model.seasonality == Seasonality::kAdditive
                           ? CheckSeries(values, least)
                           : CheckPositiveSeries(values, least));
  ABSL_ASSIGN_OR_RETURN(const Decomposition parts,
                        Decompose(values.first(least), model.period, model.seasonality));
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

// The simplex may step outside [0, 1]: space is folded there, so that it finds the way back in.
double Fold(double x) {
  const double turned = std::fmod(std::fabs(x), 2);
  return turned > 1 ? 2 - turned : turned;
}

// A point is alpha, gamma and, with a trend, beta.
HoltWintersParameters FromPoint(const std::vector<double>& point, bool trend) {
  return {Fold(point[0]), trend ? Fold(point[2]) : 0, Fold(point[1])};
}

using ErrorAt = std::function<double(const std::vector<double>&)>;

// From `start` downhill, and from there again with a fresh simplex until nothing is gained.
SimplexResult Descend(const ErrorAt& objective, const std::vector<double>& start) {
  constexpr int kRestarts = 20;
  constexpr double kGain = 1e-13;
  SimplexOptions options;
  options.tolerance = 1e-14;
  SimplexResult best = MinimiseBySimplex(objective, start, options);
  for (int i = 0; i < kRestarts; ++i) {
    for (double& x : best.point) x = Fold(x);
    SimplexResult next = MinimiseBySimplex(objective, best.point, options);
    const bool gained = next.value < best.value * (1 - kGain);
    if (next.value < best.value) best = std::move(next);
    if (!gained) break;
  }
  return best;
}

// The lowest of a few points throughout the cube: there may be a second valley.
std::vector<double> LowestOfGrid(const ErrorAt& objective, size_t dimensions) {
  constexpr double kPlaces[] = {0.05, 0.35, 0.65, 0.95};
  const size_t points = dimensions == 3 ? 64 : 16;
  std::vector<double> lowest;
  double value = HUGE_VAL;
  for (size_t i = 0; i < points; ++i) {
    std::vector<double> point = {kPlaces[i % 4], kPlaces[i / 4 % 4]};
    if (dimensions == 3) point.push_back(kPlaces[i / 16]);
    const double here = objective(point);
    if (lowest.empty() || here < value) {
      lowest = std::move(point);
      value = here;
    }
  }
  return lowest;
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
  const ErrorAt objective = [&](const std::vector<double>& point) {
    return SquaredErrors(values, model, FromPoint(point, model.trend), start);
  };
  std::vector<double> as_r = {0.3, 0.1};
  if (model.trend) as_r.push_back(0.1);
  SimplexResult best = Descend(objective, as_r);
  SimplexResult other = Descend(objective, LowestOfGrid(objective, as_r.size()));
  // Of the same valley, R's way into it.
  if (other.value < best.value * (1 - 1e-9)) best = std::move(other);
  return Smooth(values, model, FromPoint(best.point, model.trend), start);
}

}  // namespace copperplate::statistics
