#include "libs/statistics/decomposition.h"

#include "libs/statistics/argument.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

// The mean of a season around `centre`; an even one counts the value half a season off on both
// sides, each half.
double CentredMean(absl::Span<const double> values, size_t centre, size_t period) {
  const size_t half = period / 2;
  double sum = 0;
  for (size_t i = centre - half; i <= centre + half; ++i) {
    const bool shared = period % 2 == 0 && (i == centre - half || i == centre + half);
    sum += shared ? values[i] / 2 : values[i];
  }
  return sum / static_cast<double>(period);
}

std::vector<double> SeasonFigures(absl::Span<const double> values, size_t period,
                                  Seasonality seasonality, const Decomposition& parts) {
  std::vector<double> figures(period);
  std::vector<double> counts(period);
  for (size_t i = 0; i < parts.trend.size(); ++i) {
    const size_t at = parts.first_trend + i;
    figures[at % period] += seasonality == Seasonality::kAdditive ? values[at] - parts.trend[i]
                                                                  : values[at] / parts.trend[i];
    counts[at % period] += 1;
  }
  for (size_t i = 0; i < period; ++i) figures[i] /= counts[i];
  const double mean = Mean(figures);
  for (double& figure : figures) {
    figure = seasonality == Seasonality::kAdditive ? figure - mean : figure / mean;
  }
  return figures;
}

}  // namespace

absl::StatusOr<Decomposition> Decompose(absl::Span<const double> values, size_t period,
                                        Seasonality seasonality) {
  if (period < 2) return OutsideDomain("a season has at least 2 periods");
  ABSL_RETURN_IF_ERROR(seasonality == Seasonality::kAdditive
                           ? CheckSeries(values, 2 * period)
                           : CheckPositiveSeries(values, 2 * period));
  Decomposition parts;
  parts.first_trend = period / 2;
  for (size_t i = parts.first_trend; i + parts.first_trend < values.size(); ++i) {
    parts.trend.push_back(CentredMean(values, i, period));
  }
  parts.season = SeasonFigures(values, period, seasonality, parts);
  return parts;
}

}  // namespace copperplate::statistics
