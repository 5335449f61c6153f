// The standard normal distribution.
#pragma once

namespace copperplate::statistics {

// P(Z <= z).
double NormalCdf(double z);

// P(|Z| >= |z|), exact in relative terms far into the tails.
double TwoSidedNormalP(double z);

// The z with P(Z <= z) = p: -infinity at 0, infinity at 1, NaN outside [0, 1]. Relative error about
// 1e-16. Wichura 1988, "Algorithm AS 241", Applied Statistics 37:477.
double NormalQuantile(double p);

// The z that a two-sided interval of this confidence stands on: 1.959963985 for 0.95.
double CriticalZ(double confidence);

// Mean range of two draws from the standard normal, 2 / sqrt(pi): what turns a mean moving range
// into a standard deviation (Shewhart's d2 for n = 2).
inline constexpr double kMeanRangeOfTwo = 1.1283791670955126;

}  // namespace copperplate::statistics
