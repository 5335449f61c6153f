#include "libs/statistics/overdispersion.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/normal.h"
#include "libs/statistics/sample_quantile.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

constexpr size_t kLeastAreas = 3;
constexpr double kQuarterTurn = 1.57079632679489661923;

double ArcsineRoot(double share) { return std::asin(std::sqrt(share)); }
double SquareRoot(double rate) { return std::sqrt(rate); }

absl::Status Check(absl::Span<const double> events, absl::Span<const double> sizes,
                   double winsorise) {
  ABSL_RETURN_IF_ERROR(CheckSameLength(events.size(), sizes.size()));
  ABSL_RETURN_IF_ERROR(CheckSeries(events, kLeastAreas));
  ABSL_RETURN_IF_ERROR(CheckPositiveSeries(sizes, kLeastAreas));
  for (const double count : events) {
    if (count < 0) return OutsideDomain("a count of events must be 0 or more");
  }
  if (!(winsorise >= 0 && winsorise < 0.5)) {
    return OutsideDomain("the share to winsorise lies between 0 and one half");
  }
  return absl::OkStatus();
}

// The moment estimate of the variance between areas, 0 where chance explains it all.
double BetweenAreas(double phi, absl::Span<const double> errors) {
  double weights = 0;
  double squares = 0;
  for (const double error : errors) {
    const double weight = 1 / (error * error);
    weights += weight;
    squares += weight * weight;
  }
  const auto areas = static_cast<double>(errors.size());
  return std::max(0.0, (areas * phi - (areas - 1)) / (weights - squares / weights));
}

// Both transformations have a standard error of 1 / (2 sqrt size).
absl::StatusOr<Overdispersion> Estimate(absl::Span<const double> events,
                                        absl::Span<const double> sizes, double winsorise,
                                        double (*transform)(double)) {
  Overdispersion result;
  double all_events = 0;
  double all_sizes = 0;
  for (size_t i = 0; i < events.size(); ++i) {
    all_events += events[i];
    all_sizes += sizes[i];
  }
  result.centre = all_events / all_sizes;
  std::vector<double> errors;
  for (size_t i = 0; i < events.size(); ++i) {
    errors.push_back(1 / (2 * std::sqrt(sizes[i])));
    result.z.push_back((transform(events[i] / sizes[i]) - transform(result.centre)) / errors[i]);
  }
  ABSL_ASSIGN_OR_RETURN(const double low, SampleQuantile(result.z, winsorise));
  ABSL_ASSIGN_OR_RETURN(const double high, SampleQuantile(result.z, 1 - winsorise));
  double squares = 0;
  for (const double z : result.z) {
    result.z_kept.push_back(std::clamp(z, low, high));
    squares += result.z_kept.back() * result.z_kept.back();
  }
  result.phi = squares / static_cast<double>(events.size());
  result.tau_squared = BetweenAreas(result.phi, errors);
  for (size_t i = 0; i < events.size(); ++i) {
    result.standard_error.push_back(std::sqrt(errors[i] * errors[i] + result.tau_squared));
    result.z_multiplicative.push_back(result.z[i] / std::sqrt(std::max(1.0, result.phi)));
    result.z_additive.push_back(result.z[i] * errors[i] / result.standard_error[i]);
  }
  return result;
}

}  // namespace

absl::StatusOr<Overdispersion> OverdispersionOfProportions(absl::Span<const double> events,
                                                           absl::Span<const double> trials,
                                                           double winsorise) {
  ABSL_RETURN_IF_ERROR(Check(events, trials, winsorise));
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i] > trials[i]) return OutsideDomain("events exceed trials");
  }
  return Estimate(events, trials, winsorise, ArcsineRoot);
}

absl::StatusOr<Overdispersion> OverdispersionOfRates(absl::Span<const double> events,
                                                     absl::Span<const double> population,
                                                     double winsorise) {
  ABSL_RETURN_IF_ERROR(Check(events, population, winsorise));
  return Estimate(events, population, winsorise, SquareRoot);
}

absl::StatusOr<std::vector<Interval>> OverdispersedProportionLimits(const Overdispersion& spread,
                                                                    double confidence) {
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  const double z = CriticalZ(confidence);
  std::vector<Interval> limits;
  limits.reserve(spread.standard_error.size());
  for (const double error : spread.standard_error) {
    // The scale ends at a quarter turn: beyond it the sine would turn back.
    const double lower = std::sin(std::max(0.0, ArcsineRoot(spread.centre) - z * error));
    const double upper = std::sin(std::min(kQuarterTurn, ArcsineRoot(spread.centre) + z * error));
    limits.push_back({lower * lower, upper * upper});
  }
  return limits;
}

absl::StatusOr<std::vector<Interval>> OverdispersedRateLimits(const Overdispersion& spread,
                                                              double confidence) {
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  const double z = CriticalZ(confidence);
  std::vector<Interval> limits;
  limits.reserve(spread.standard_error.size());
  for (const double error : spread.standard_error) {
    const double lower = std::max(0.0, SquareRoot(spread.centre) - z * error);
    const double upper = SquareRoot(spread.centre) + z * error;
    limits.push_back({lower * lower, upper * upper});
  }
  return limits;
}

}  // namespace copperplate::statistics
