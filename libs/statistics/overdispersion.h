// Funnels whose areas differ by more than chance: limits widened by what the areas show themselves.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

// How far areas lie from their common figure, on a scale where their variance depends on size only.
struct Overdispersion {
  double centre = 0;           // all events over all trials (or population)
  std::vector<double> z;       // of each area, as if chance were all
  std::vector<double> z_kept;  // winsorised: the outermost pulled in to the quantile
  double phi = 1;              // mean square of z_kept: 1 were chance all
  double tau_squared = 0;      // variance between areas, on the transformed scale; never below 0
  // The z to judge by: of a multiplicative model (z / sqrt phi, where phi is above 1) and of an
  // additive one, which shrinks small areas less; Fingertips and hospital mortality use the latter.
  std::vector<double> z_multiplicative;
  std::vector<double> z_additive;
  std::vector<double> standard_error;  // on the transformed scale, of chance and areas together
};

// Of proportions, events out of trials, by the arcsine of the root. `winsorise` is the share of
// areas pulled in at either end, 0.1 as a rule. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless
// 0 <= events <= trials, trials > 0, 0 <= winsorise < 0.5; (SERIES_TOO_SHORT) for fewer than 3
// areas. Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in
// Medicine 24:1185, and "Handling over-dispersion of performance indicators", Quality and Safety in
// Health Care 14:347; tau: DerSimonian and Laird 1986, Controlled Clinical Trials 7:177.
absl::StatusOr<Overdispersion> OverdispersionOfProportions(absl::Span<const double> events,
                                                           absl::Span<const double> trials,
                                                           double winsorise);

// Of rates, events per unit of population, by the square root. The same conditions, but that events
// may exceed population. The centre is in events per unit of population.
absl::StatusOr<Overdispersion> OverdispersionOfRates(absl::Span<const double> events,
                                                     absl::Span<const double> population,
                                                     double winsorise);

// Funnel limits of each area in its own scale (share of 1; events per unit of population), from the
// additive model. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) unless 0 < confidence < 1.
absl::StatusOr<std::vector<Interval>> OverdispersedProportionLimits(const Overdispersion& spread,
                                                                    double confidence);
absl::StatusOr<std::vector<Interval>> OverdispersedRateLimits(const Overdispersion& spread,
                                                              double confidence);

}  // namespace copperplate::statistics
