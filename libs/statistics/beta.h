// The beta distribution and the binomial that it carries.
#pragma once

namespace copperplate::statistics {

// The regularised incomplete beta function I_x(a, b), a and b > 0, x in [0, 1] (NaN otherwise).
// Abramowitz and Stegun 1964, 26.5.8, by Lentz's method, on the side of the mean where it
// converges.
double BetaCdf(double a, double b, double x);

// The x with I_x(a, b) = p; NaN outside [0, 1]. Newton steps kept inside a bracket.
double BetaQuantile(double a, double b, double p);

// P(X = k) for X of Binomial(n, p); k and n whole numbers, 0 <= k <= n, 0 < p < 1.
double BinomialPmf(double k, double n, double p);
// P(X <= k) and P(X >= k); k may lie outside 0 to n.
double BinomialAtMost(double k, double n, double p);
double BinomialAtLeast(double k, double n, double p);

}  // namespace copperplate::statistics
