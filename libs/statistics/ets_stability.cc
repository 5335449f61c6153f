#include "libs/statistics/ets_stability.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <vector>

namespace copperplate::statistics {
namespace {

using Complex = std::complex<double>;

// Several times faster than the division operator, which guards against overflow.
Complex Inverse(const Complex& z) { return std::conj(z) / std::norm(z); }

// The largest modulus among the roots of z^n + c[0] z^(n-1) + ... + c[n-1], all found at once;
// infinity where they cannot be.
// Aberth 1973, "Iteration methods for finding all zeros of a polynomial simultaneously",
// Mathematics of Computation 27:339.
double LargestRoot(const std::vector<double>& coefficients) {
  const size_t degree = coefficients.size();
  std::vector<Complex> roots;
  for (size_t i = 0; i < degree; ++i) {
    // On a circle, off every axis of symmetry.
    roots.push_back(std::polar(
        0.9, 0.4 + 6.283185307179586 * static_cast<double>(i) / static_cast<double>(degree)));
  }
  constexpr int kRounds = 200;
  for (int round = 0; round < kRounds; ++round) {
    double moved = 0;
    for (size_t i = 0; i < degree; ++i) {
      Complex value = 1;
      Complex slope = 0;
      for (const double coefficient : coefficients) {
        slope = slope * roots[i] + value;
        value = value * roots[i] + coefficient;
      }
      if (value == 0.0) continue;
      Complex repelled = 0;
      for (size_t j = 0; j < degree; ++j) {
        if (j != i) repelled += Inverse(roots[i] - roots[j]);
      }
      // Newton's step is value / slope; written so that no slope of 0 is divided by.
      const Complex step = value * Inverse(slope - value * repelled);
      roots[i] -= step;
      moved = std::max(moved, std::abs(step));
    }
    if (moved < 1e-12) break;  // the next round would cube that
  }
  double largest = 0;
  for (const Complex& root : roots) {
    const double modulus = std::abs(root);
    if (!std::isfinite(modulus)) return HUGE_VAL;
    largest = std::max(largest, modulus);
  }
  return largest;
}

}  // namespace

bool EtsIsStable(const EtsParameters& by, size_t period) {
  const double middle = by.alpha + by.beta - by.alpha * by.phi;
  std::vector<double> coefficients(period + 1, middle);
  coefficients.front() = by.alpha + by.beta - by.phi;
  coefficients[period - 1] = middle + by.gamma - 1;
  coefficients.back() = by.phi * (1 - by.alpha - by.gamma);
  return LargestRoot(coefficients) <= 1 + 1e-10;
}

}  // namespace copperplate::statistics
