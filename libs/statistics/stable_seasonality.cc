#include "libs/statistics/stable_seasonality.h"

#include <limits>

#include "libs/statistics/decomposition.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr double kRoundingSquared = 1e-24;

double SquaresAround(absl::Span<const double> values, double centre) {
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return squares;
}

}  // namespace

absl::StatusOr<StableSeasonality> TestStableSeasonality(absl::Span<const double> values,
                                                        size_t period) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, kSeasonsForTest * period));
  ABSL_ASSIGN_OR_RETURN(const Decomposition parts,
                        Decompose(values, period, Seasonality::kAdditive));
  std::vector<double> all;
  std::vector<std::vector<double>> places(period);
  for (size_t i = 0; i < parts.trend.size(); ++i) {
    const size_t at = parts.first_trend + i;
    all.push_back(values[at] - parts.trend[i]);
    places[at % period].push_back(all.back());
  }
  const double mean = Mean(all);
  double between = 0;
  double within = 0;
  for (const std::vector<double>& place : places) {
    const double of_place = Mean(place);
    between += static_cast<double>(place.size()) * (of_place - mean) * (of_place - mean);
    within += SquaresAround(place, of_place);
  }
  StableSeasonality result;
  result.n = all.size();
  // Nothing but what rounding leaves of values that have no season.
  if (between <= kRoundingSquared * SquaresAround(values, 0)) return result;
  result.f = within == 0 ? std::numeric_limits<double>::infinity()
                         : between / static_cast<double>(period - 1) /
                               (within / static_cast<double>(all.size() - period));
  return result;
}

}  // namespace copperplate::statistics
