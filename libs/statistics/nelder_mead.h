// Minimising a function of several numbers without derivatives.
#pragma once

#include <functional>
#include <vector>

namespace copperplate::statistics {

struct SimplexOptions {
  // Ends when the worst corner is within tolerance x (|f(start)| + tolerance) of the best.
  double tolerance = 1.490116119384765625e-8;  // root of the spacing of doubles at 1
  int evaluations = 2000;                      // and after this many, give or take one round
};

struct SimplexResult {
  std::vector<double> point;
  double value = 0;
};

// A low point of `objective` near `start` (not empty): a local minimum as a rule, not surely. A
// value that is not finite means "not here". Deterministic: the same steps on every machine whose
// arithmetic is the same. Nelder and Mead 1965, "A simplex method for function minimization",
// Computer Journal 7:308, in the form of Nash 1990, "Compact Numerical Methods for Computers",
// algorithm 19, which R uses.
SimplexResult MinimiseBySimplex(const std::function<double(const std::vector<double>&)>& objective,
                                const std::vector<double>& start, const SimplexOptions& options);

}  // namespace copperplate::statistics
