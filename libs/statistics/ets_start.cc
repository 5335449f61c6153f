#include "libs/statistics/ets_start.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/decomposition.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr double kLeastSeason = 0.01;

EtsParameters StartParameters(const EtsModel& model, size_t period) {
  const double seasons = model.season == EtsSeason::kNone ? 1.0 : static_cast<double>(period);
  EtsParameters start;
  start.alpha = kLowestSmoothing + 0.2 * (kHighestSmoothing - kLowestSmoothing) / seasons;
  start.beta =
      kLowestSmoothing + 0.1 * (std::min(kHighestSmoothing, start.alpha) - kLowestSmoothing);
  start.gamma =
      kLowestSmoothing + 0.05 * (std::min(kHighestSmoothing, 1 - start.alpha) - kLowestSmoothing);
  start.phi = kLeastDamping + 0.99 * (kMostDamping - kLeastDamping);
  return start;
}

// Level and slope of the first values, two seasons of them and at least ten.
EtsState StartLevel(absl::Span<const double> values, const EtsModel& model, size_t period) {
  const size_t seasons = model.season == EtsSeason::kNone ? 1 : period;
  const size_t count = std::min(std::max(size_t{10}, 2 * seasons), values.size());
  const absl::Span<const double> first = values.first(count);
  EtsState state;
  state.level = Mean(first);
  if (model.trend == EtsTrend::kNone) return state;
  const double middle = (static_cast<double>(count) + 1) / 2;
  double spread = 0;
  double product = 0;
  for (size_t i = 0; i < count; ++i) {
    const double time = static_cast<double>(i + 1) - middle;
    spread += time * time;
    product += time * (first[i] - state.level);
  }
  state.slope = product / spread;
  state.level -= state.slope * middle;
  // A relative error cannot start from a forecast of 0.
  if (std::fabs(state.level + state.slope) < 1e-8) {
    state.level *= 1 + 1e-3;
    state.slope *= 1 - 1e-3;
  }
  return state;
}

}  // namespace

size_t EtsPointSize(const EtsModel& model, size_t period) {
  size_t size = 2;
  if (model.trend != EtsTrend::kNone) size += 2;
  if (model.trend == EtsTrend::kDamped) size += 1;
  if (model.season != EtsSeason::kNone) size += period;
  return size;
}

EtsPoint UnpackEts(const EtsModel& model, size_t period, const std::vector<double>& point) {
  const bool trend = model.trend != EtsTrend::kNone;
  const bool season = model.season != EtsSeason::kNone;
  EtsPoint at;
  size_t next = 0;
  at.parameters.alpha = point[next++];
  if (trend) at.parameters.beta = point[next++];
  if (season) at.parameters.gamma = point[next++];
  if (model.trend == EtsTrend::kDamped) at.parameters.phi = point[next++];
  at.state.level = point[next++];
  if (trend) at.state.slope = point[next++];
  if (!season) return at;
  at.state.season.resize(period);
  double sum = 0;
  for (size_t place = period - 1; place > 0; --place) {
    at.state.season[place] = point[next++];
    sum += at.state.season[place];
  }
  const double total = model.season == EtsSeason::kAdditive ? 0 : static_cast<double>(period);
  at.state.season[0] = total - sum;
  return at;
}

absl::StatusOr<std::vector<double>> StartEts(absl::Span<const double> values, const EtsModel& model,
                                             size_t period) {
  const bool season = model.season != EtsSeason::kNone;
  const bool additive = model.season == EtsSeason::kAdditive;
  std::vector<double> adjusted(values.begin(), values.end());
  std::vector<double> figures;
  if (season) {
    ABSL_ASSIGN_OR_RETURN(Decomposition parts, Decompose(values, period,
                                                         additive ? Seasonality::kAdditive
                                                                  : Seasonality::kMultiplicative));
    figures = std::move(parts.season);
    for (double& figure : figures) {
      if (!additive) figure = std::max(figure, kLeastSeason);
    }
    for (size_t i = 0; i < values.size(); ++i) {
      const double figure = figures[i % period];
      adjusted[i] = additive ? values[i] - figure : values[i] / figure;
    }
  }
  const EtsParameters parameters = StartParameters(model, period);
  const EtsState state = StartLevel(adjusted, model, period);
  std::vector<double> point = {parameters.alpha};
  if (model.trend != EtsTrend::kNone) point.push_back(parameters.beta);
  if (season) point.push_back(parameters.gamma);
  if (model.trend == EtsTrend::kDamped) point.push_back(parameters.phi);
  point.push_back(state.level);
  if (model.trend != EtsTrend::kNone) point.push_back(state.slope);
  for (size_t place = figures.size(); place > 1; --place) point.push_back(figures[place - 1]);
  return point;
}

}  // namespace copperplate::statistics
