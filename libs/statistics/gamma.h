// The gamma distribution and its relatives: chi-square and Poisson.
#pragma once

namespace copperplate::statistics {

// ln Gamma(x) for x > 0; unlike std::lgamma, safe from several threads.
double LogGamma(double x);

// The regularised incomplete gamma functions, shape > 0, x >= 0 (NaN otherwise): P(X <= x) and
// P(X > x) for X of Gamma(shape, 1). Abramowitz and Stegun 1964, 6.5.29 (series, below shape + 1)
// and 6.5.31 (continued fraction, above), each where it converges.
double GammaP(double shape, double x);
double GammaQ(double shape, double x);

// The x with GammaP(shape, x) = p; 0 at 0, infinity at 1, NaN outside. Starts from Wilson and
// Hilferty 1931, PNAS 17:684, and closes in by Newton steps kept inside a bracket.
double GammaQuantile(double shape, double p);

// The x with P(X <= x) = p for X chi-square distributed: twice a gamma of half the shape.
double ChiSquareQuantile(double degrees_of_freedom, double p);

// P(X = k) for X Poisson of this mean, k a whole number >= 0.
double PoissonPmf(double k, double mean);

}  // namespace copperplate::statistics
