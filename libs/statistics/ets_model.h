// The models of exponential smoothing in state space form: ETS(error, trend, season).
#pragma once

#include <string>
#include <vector>

namespace copperplate::statistics {

enum class EtsError { kAdditive, kMultiplicative };
enum class EtsTrend { kNone, kAdditive, kDamped };
enum class EtsSeason { kNone, kAdditive, kMultiplicative };

// Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing", chapter 2.
struct EtsModel {
  EtsError error = EtsError::kAdditive;
  EtsTrend trend = EtsTrend::kNone;
  EtsSeason season = EtsSeason::kNone;
};

// `ETS(M,Ad,A)`, as the literature writes it.
std::string EtsName(const EtsModel& model);

// Bounds of alpha, of beta and gamma within what alpha leaves them.
inline constexpr double kLowestSmoothing = 0.0001;
inline constexpr double kHighestSmoothing = 0.9999;

struct EtsParameters {
  double alpha = 0;
  double beta = 0;   // 0 without a trend
  double gamma = 0;  // 0 without a season
  double phi = 1;    // 1 unless the trend is damped
};

// Level, slope and season after some number of values.
struct EtsState {
  double level = 0;
  double slope = 0;
  std::vector<double> season;  // of period i at [i % period]; empty without a season
};

// The forecast of period number `period`, counted from 0, that follows `state`.
double EtsOneStep(const EtsModel& model, const EtsParameters& parameters, const EtsState& state,
                  size_t period);

// Moves `state` past `value`, that of period number `period` counted from 0.
void EtsUpdate(const EtsModel& model, const EtsParameters& parameters, double value, size_t period,
               EtsState& state);

}  // namespace copperplate::statistics
