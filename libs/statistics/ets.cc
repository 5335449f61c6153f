#include "libs/statistics/ets.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "libs/statistics/argument.h"
#include "libs/statistics/ets_stability.h"
#include "libs/statistics/ets_start.h"
#include "libs/statistics/nelder_mead.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kLongestPeriod = 24;

bool IsAllowed(const EtsModel& model, const EtsParameters& by, size_t period) {
  const auto within = [](double x, double most) {
    return x >= kLowestSmoothing && x <= std::min(most, kHighestSmoothing);
  };
  if (!within(by.alpha, 1)) return false;
  const bool trend = model.trend != EtsTrend::kNone;
  const bool season = model.season != EtsSeason::kNone;
  if (trend && !within(by.beta, by.alpha)) return false;
  if (season && !within(by.gamma, 1 - by.alpha)) return false;
  if (model.trend == EtsTrend::kDamped && !(by.phi >= kLeastDamping && by.phi <= kMostDamping)) {
    return false;
  }
  // The usual region lies within the admissible one but where a trend and a season meet.
  return !(trend && season) || EtsIsStable(by, period);
}

// -2 x log likelihood, but for a constant. `residuals` may be null.
double Deviance(absl::Span<const double> values, const EtsModel& model, const EtsParameters& by,
                EtsState& state, std::vector<double>* residuals) {
  double squares = 0;
  double logarithms = 0;
  const bool relative = model.error == EtsError::kMultiplicative;
  for (size_t i = 0; i < values.size(); ++i) {
    const double forecast = EtsOneStep(model, by, state, i);
    const double error = relative ? (values[i] - forecast) / forecast : values[i] - forecast;
    squares += error * error;
    if (relative) logarithms += std::log(std::fabs(forecast));
    if (residuals != nullptr) residuals->push_back(error);
    EtsUpdate(model, by, values[i], i, state);
  }
  // A perfect fit has no likelihood: it is as good as any other one.
  constexpr double kPerfect = -1e10;
  const double deviance = static_cast<double>(values.size()) * std::log(squares) + 2 * logarithms;
  return std::isnan(deviance) ? HUGE_VAL : std::max(deviance, kPerfect);
}

double Objective(absl::Span<const double> values, const EtsModel& model, size_t period,
                 const std::vector<double>& point) {
  EtsPoint at = UnpackEts(model, period, point);
  if (!IsAllowed(model, at.parameters, period)) return HUGE_VAL;
  if (model.season == EtsSeason::kMultiplicative &&
      *std::min_element(at.state.season.begin(), at.state.season.end()) < 0) {
    return HUGE_VAL;
  }
  return Deviance(values, model, at.parameters, at.state, nullptr);
}

absl::Status Check(absl::Span<const double> values, size_t period, const EtsModel& model) {
  const bool season = model.season != EtsSeason::kNone;
  if (period < 1 || period > kLongestPeriod || (season && period == 1)) {
    return OutsideDomain("a season has 2 to 24 periods");
  }
  if (model.error == EtsError::kAdditive && model.season == EtsSeason::kMultiplicative) {
    return OutsideDomain("an additive error and a multiplicative season have no finite variance");
  }
  // Parameters, initial state and error variance, and then two more.
  const size_t least = std::max(EtsPointSize(model, period) + 3, season ? 3 * period : size_t{4});
  const bool positive =
      model.error == EtsError::kMultiplicative || model.season == EtsSeason::kMultiplicative;
  return positive ? CheckPositiveSeries(values, least) : CheckSeries(values, least);
}

std::vector<EtsModel> Candidates() {
  std::vector<EtsModel> models;
  for (const EtsError error : {EtsError::kAdditive, EtsError::kMultiplicative}) {
    for (const EtsTrend trend : {EtsTrend::kNone, EtsTrend::kDamped, EtsTrend::kAdditive}) {
      for (const EtsSeason season :
           {EtsSeason::kNone, EtsSeason::kAdditive, EtsSeason::kMultiplicative}) {
        if (error == EtsError::kAdditive && season == EtsSeason::kMultiplicative) continue;
        models.push_back({error, trend, season});
      }
    }
  }
  return models;
}

}  // namespace

absl::StatusOr<EtsFit> FitEts(absl::Span<const double> values, size_t period,
                              const EtsModel& model) {
  ABSL_RETURN_IF_ERROR(Check(values, period, model));
  ABSL_ASSIGN_OR_RETURN(const std::vector<double> start, StartEts(values, model, period));
  const auto objective = [&](const std::vector<double>& point) {
    return Objective(values, model, period, point);
  };
  const SimplexResult best = MinimiseBySimplex(objective, start, SimplexOptions());
  EtsPoint found = UnpackEts(model, period, best.point);
  EtsFit fit;
  fit.model = model;
  fit.period = period;
  fit.parameters = found.parameters;
  fit.values = values.size();
  const double deviance = Deviance(values, model, found.parameters, found.state, &fit.residuals);
  if (!std::isfinite(objective(best.point)) || !std::isfinite(deviance)) {
    return Error(absl::StatusCode::kFailedPrecondition, "NO_FIT",
                 "no parameters give this series a likelihood")
        .Build();
  }
  fit.state = std::move(found.state);
  const auto n = static_cast<double>(values.size());
  const auto estimated = static_cast<double>(start.size());
  double squares = 0;
  for (const double residual : fit.residuals) squares += residual * residual;
  fit.error_variance = squares / (n - estimated);
  const double k = estimated + 1;  // the error variance is estimated too
  fit.aicc = deviance + 2 * k + 2 * k * (k + 1) / (n - k - 1);
  return fit;
}

absl::StatusOr<EtsFit> ChooseEts(absl::Span<const double> values, size_t period) {
  std::optional<EtsFit> best;
  absl::Status first_fault;
  for (const EtsModel& model : Candidates()) {
    // Without a season a period may be 1, and then no seasonal model is tried.
    if (period == 1 && model.season != EtsSeason::kNone) continue;
    absl::StatusOr<EtsFit> fit = FitEts(values, period, model);
    if (!fit.ok()) {
      first_fault.Update(fit.status());
    } else if (!best.has_value() || fit->aicc < best->aicc) {
      best = *std::move(fit);
    }
  }
  if (!best.has_value()) return first_fault;
  return *std::move(best);
}

}  // namespace copperplate::statistics
