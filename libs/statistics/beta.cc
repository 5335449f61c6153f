#include "libs/statistics/beta.h"

#include <cmath>

#include "libs/statistics/floating_point.h"
#include "libs/statistics/gamma.h"

namespace copperplate::statistics {
namespace {

constexpr double kTiny = 1e-300;

double AwayFromZero(double value) { return std::fabs(value) < kTiny ? kTiny : value; }

double LogBeta(double a, double b) { return LogGamma(a) + LogGamma(b) - LogGamma(a + b); }

double Density(double a, double b, double x) {
  return std::exp((a - 1) * std::log(x) + (b - 1) * std::log1p(-x) - LogBeta(a, b));
}

double ContinuedFraction(double a, double b, double x) {
  const int most_terms = 1000 + static_cast<int>(20 * std::sqrt(a > b ? a : b));
  double c = 1;
  double d = 1 / AwayFromZero(1 - (a + b) * x / (a + 1));
  double h = d;
  for (int m = 1; m <= most_terms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / AwayFromZero(1 + even * d);
    c = AwayFromZero(1 + even / c);
    h *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / AwayFromZero(1 + odd * d);
    c = AwayFromZero(1 + odd / c);
    h *= d * c;
    if (std::fabs(d * c - 1) <= kEpsilon) break;
  }
  return h;
}

}  // namespace

double BetaCdf(double a, double b, double x) {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return kNaN;
  if (x == 0 || x == 1) return x;
  const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - LogBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return front * ContinuedFraction(a, b, x) / a;
  return 1 - front * ContinuedFraction(b, a, 1 - x) / b;
}

double BetaQuantile(double a, double b, double p) {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return kNaN;
  if (p == 0 || p == 1) return p;
  double low = 0;
  double high = 1;
  double x = a / (a + b);
  for (int i = 0; i < 200; ++i) {
    const double error = BetaCdf(a, b, x) - p;
    if (error == 0) return x;
    (error > 0 ? high : low) = x;
    double next = x - error / Density(a, b, x);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (std::fabs(next - x) <= 2 * kEpsilon * x) return next;
    x = next;
  }
  return x;
}

double BinomialPmf(double k, double n, double p) {
  return std::exp(LogGamma(n + 1) - LogGamma(k + 1) - LogGamma(n - k + 1) + k * std::log(p) +
                  (n - k) * std::log1p(-p));
}

double BinomialAtMost(double k, double n, double p) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return BetaCdf(n - k, k + 1, 1 - p);
}

double BinomialAtLeast(double k, double n, double p) {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return BetaCdf(k, n - k + 1, p);
}

}  // namespace copperplate::statistics
