#include "libs/statistics/gamma.h"

#include <math.h>

#include <cmath>
#include <limits>

#include "libs/statistics/floating_point.h"
#include "libs/statistics/normal.h"

namespace copperplate::statistics {
namespace {

// Both expansions take a small multiple of sqrt(shape) terms where they converge slowest.
int MostTerms(double shape) { return 1000 + static_cast<int>(20 * std::sqrt(shape)); }

// x^shape e^-x / Gamma(shape).
double Front(double shape, double x) { return std::exp(shape * std::log(x) - x - LogGamma(shape)); }

double LowerSeries(double shape, double x) {
  double term = 1 / shape;
  double sum = term;
  for (int n = 1; n <= MostTerms(shape); ++n) {
    term *= x / (shape + n);
    sum += term;
    if (term < sum * kEpsilon) break;
  }
  return sum * Front(shape, x);
}

// Lentz's evaluation of the continued fraction.
double UpperFraction(double shape, double x) {
  constexpr double kTiny = 1e-300;
  double b = x + 1 - shape;
  double c = 1 / kTiny;
  double d = 1 / b;
  double h = d;
  for (int n = 1; n <= MostTerms(shape); ++n) {
    const double a = -n * (n - shape);
    b += 2;
    d = a * d + b;
    if (std::fabs(d) < kTiny) d = kTiny;
    c = b + a / c;
    if (std::fabs(c) < kTiny) c = kTiny;
    d = 1 / d;
    h *= d * c;
    if (std::fabs(d * c - 1) <= kEpsilon) break;
  }
  return h * Front(shape, x);
}

double WilsonHilferty(double shape, double p) {
  const double t = 1 - 1 / (9 * shape) + NormalQuantile(p) / (3 * std::sqrt(shape));
  if (t > 0.1) return shape * t * t * t;
  // Near zero P(x) is about x^shape / Gamma(shape + 1).
  return std::exp((std::log(p) + LogGamma(shape + 1)) / shape);
}

}  // namespace

double LogGamma(double x) {
  int sign = 0;
  return ::lgamma_r(x, &sign);
}

double GammaP(double shape, double x) {
  if (!(shape > 0 && x >= 0)) return kNaN;
  if (x == 0) return 0;
  return x < shape + 1 ? LowerSeries(shape, x) : 1 - UpperFraction(shape, x);
}

double GammaQ(double shape, double x) {
  if (!(shape > 0 && x >= 0)) return kNaN;
  if (x == 0) return 1;
  return x < shape + 1 ? 1 - LowerSeries(shape, x) : UpperFraction(shape, x);
}

double GammaQuantile(double shape, double p) {
  if (!(shape > 0 && p >= 0 && p <= 1)) return kNaN;
  if (p == 0) return 0;
  if (p == 1) return std::numeric_limits<double>::infinity();
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  double x = WilsonHilferty(shape, p);
  for (int i = 0; i < 200; ++i) {
    // Whichever tail is the smaller is known to the greater relative precision.
    const double error = p <= 0.5 ? GammaP(shape, x) - p : (1 - p) - GammaQ(shape, x);
    if (error == 0) return x;
    (error > 0 ? high : low) = x;
    double next = x - error * x / Front(shape, x);
    if (!(next > low && next < high)) next = std::isinf(high) ? 2 * x : (low + high) / 2;
    if (std::fabs(next - x) <= 2 * kEpsilon * x) return next;
    x = next;
  }
  return x;
}

double ChiSquareQuantile(double degrees_of_freedom, double p) {
  return 2 * GammaQuantile(degrees_of_freedom / 2, p);
}

double PoissonPmf(double k, double mean) {
  if (mean == 0) return k == 0 ? 1 : 0;
  return std::exp(k * std::log(mean) - mean - LogGamma(k + 1));
}

}  // namespace copperplate::statistics
