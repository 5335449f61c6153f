#include "libs/statistics/two_counts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "libs/statistics/argument.h"
#include "libs/statistics/beta.h"
#include "libs/statistics/gamma.h"
#include "libs/statistics/normal.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

// Outcomes as likely as the one seen must count although rounding makes them a hair likelier (R's
// binom.test allows the same).
constexpr double kTieSlack = 1 + 1e-7;

absl::Status Check(const CountPair& pair) {
  for (double count : {pair.count_1, pair.count_2}) {
    if (!(count >= 0 && std::isfinite(count) && std::floor(count) == count)) {
      return OutsideDomain("a count must be a whole number, 0 or more");
    }
  }
  for (double exposure : {pair.exposure_1, pair.exposure_2}) {
    if (!(exposure > 0 && std::isfinite(exposure))) {
      return OutsideDomain("an exposure must be above 0");
    }
  }
  return absl::OkStatus();
}

double RateDifference(const CountPair& pair) {
  return pair.count_1 / pair.exposure_1 - pair.count_2 / pair.exposure_2;
}

// The variance of the rate difference, estimated from the counts themselves.
double OwnVariance(const CountPair& pair) {
  return pair.count_1 / (pair.exposure_1 * pair.exposure_1) +
         pair.count_2 / (pair.exposure_2 * pair.exposure_2);
}

// Two-sided binomial p: the tail of the outcome seen, and on the other side of the mode every
// outcome no likelier than it.
double TwoSidedBinomialP(double k, double n, double p) {
  const double mean = n * p;
  if (k == mean) return 1;
  const double limit = BinomialPmf(k, n, p) * kTieSlack;
  double low = 0;
  double high = 0;
  if (k < mean) {
    // The least outcome above the mean that is no likelier: the pmf falls from there on.
    low = std::ceil(mean);
    high = n + 1;
    while (low < high) {
      const double middle = std::floor((low + high) / 2);
      if (BinomialPmf(middle, n, p) <= limit)
        high = middle;
      else
        low = middle + 1;
    }
    return std::min(1.0, BinomialAtMost(k, n, p) + BinomialAtLeast(low, n, p));
  }
  low = -1;
  high = std::floor(mean);
  while (low < high) {
    const double middle = std::ceil((low + high) / 2);
    if (BinomialPmf(middle, n, p) <= limit)
      low = middle;
    else
      high = middle - 1;
  }
  return std::min(1.0, BinomialAtMost(low, n, p) + BinomialAtLeast(k, n, p));
}

// The outcomes of one Poisson count that carry its probability to within 1e-16.
struct Outcomes {
  double first = 0;
  std::vector<double> pmf;
  std::vector<double> at_most;  // at_most[i]: P(X <= first + i - 1) of those kept; one longer

  explicit Outcomes(double mean) {
    const double reach = 9 * std::sqrt(mean) + 40;
    first = std::max(0.0, std::floor(mean - reach));
    const int size = static_cast<int>(std::ceil(mean + reach) - first) + 1;
    pmf.reserve(size);
    at_most.reserve(size + 1);
    at_most.push_back(0);
    for (int i = 0; i < size; ++i) {
      pmf.push_back(PoissonPmf(first + i, mean));
      at_most.push_back(at_most.back() + pmf.back());
    }
  }
  int size() const { return static_cast<int>(pmf.size()); }
};

}  // namespace

absl::StatusOr<CountStatistics> CompareCounts(const CountPair& pair) {
  ABSL_RETURN_IF_ERROR(Check(pair));
  CountStatistics result;
  if (pair.exposure_1 == pair.exposure_2) {
    result.wheeler = 2 * (std::sqrt(pair.count_1) - std::sqrt(pair.count_2));
  }
  if (pair.count_1 == 0 && pair.count_2 == 0) return result;
  const double inverse_exposures = 1 / pair.exposure_1 + 1 / pair.exposure_2;
  const double common_rate = (pair.count_1 + pair.count_2) / (pair.exposure_1 + pair.exposure_2);
  result.z_difference = RateDifference(pair) / std::sqrt(OwnVariance(pair));
  result.z_null = RateDifference(pair) / std::sqrt(common_rate * inverse_exposures);
  // The square root of a rate k / t has variance 1 / (4 t).
  result.z_square_root =
      2 * (std::sqrt(pair.count_1 / pair.exposure_1) - std::sqrt(pair.count_2 / pair.exposure_2)) /
      std::sqrt(inverse_exposures);
  return result;
}

absl::StatusOr<Interval> RateRatioInterval(const CountPair& pair, double confidence) {
  ABSL_RETURN_IF_ERROR(Check(pair));
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  if (pair.count_1 == 0 || pair.count_2 == 0) {
    return OutsideDomain("the logarithm of a rate ratio needs events on both sides");
  }
  const double ratio = pair.count_1 / pair.count_2 * (pair.exposure_2 / pair.exposure_1);
  const double factor =
      std::exp(CriticalZ(confidence) * std::sqrt(1 / pair.count_1 + 1 / pair.count_2));
  return Interval{ratio / factor, ratio * factor};
}

absl::StatusOr<ConditionalTest> ConditionalExactTest(const CountPair& pair, double confidence) {
  ABSL_RETURN_IF_ERROR(Check(pair));
  if (!IsConfidence(confidence)) return OutsideDomain("confidence must lie between 0 and 1");
  const double k = pair.count_1;
  const double n = pair.count_1 + pair.count_2;
  const double exposures = pair.exposure_2 / pair.exposure_1;
  const double tail = (1 - confidence) / 2;
  ConditionalTest test;
  test.rate_ratio = k / pair.count_2 * exposures;
  test.interval = {0, std::numeric_limits<double>::infinity()};
  if (n == 0) return test;
  test.p = TwoSidedBinomialP(k, n, pair.exposure_1 / (pair.exposure_1 + pair.exposure_2));
  if (k > 0) {
    const double share = BetaQuantile(k, n - k + 1, tail);
    test.interval.lower = share / (1 - share) * exposures;
  }
  if (k < n) {
    const double share = BetaQuantile(k + 1, n - k, 1 - tail);
    test.interval.upper = share / (1 - share) * exposures;
  }
  return test;
}

absl::StatusOr<double> ETest(const CountPair& pair) {
  ABSL_RETURN_IF_ERROR(Check(pair));
  if (pair.count_1 + pair.count_2 == 0) return 1.0;
  const double rate = (pair.count_1 + pair.count_2) / (pair.exposure_1 + pair.exposure_2);
  const double observed =
      std::fabs(RateDifference(pair)) / std::sqrt(OwnVariance(pair)) * (1 - 1e-12);
  const auto statistic = [&pair](double x_1, double x_2) {
    if (x_1 == 0 && x_2 == 0) return 0.0;
    const CountPair outcome{x_1, x_2, pair.exposure_1, pair.exposure_2};
    return RateDifference(outcome) / std::sqrt(OwnVariance(outcome));
  };
  const Outcomes first(rate * pair.exposure_1);
  const Outcomes second(rate * pair.exposure_2);
  // For a given first count the statistic falls as the second grows, so what is at least as extreme
  // is a lower and an upper run of second counts, whose ends move up with the first count.
  int below = 0;  // second counts before this one make the first rate extremely high
  int above = 0;  // second counts from this one on make it extremely low
  double p = 0;
  for (int i = 0; i < first.size(); ++i) {
    const double x_1 = first.first + i;
    while (below < second.size() && statistic(x_1, second.first + below) >= observed) ++below;
    while (above < second.size() && statistic(x_1, second.first + above) > -observed) ++above;
    // Nothing is more extreme than a difference of nothing, and nothing counts twice.
    const double outside =
        below >= above ? second.at_most.back()
                       : second.at_most[below] + second.at_most.back() - second.at_most[above];
    p += first.pmf[i] * outside;
  }
  return std::min(1.0, p);
}

}  // namespace copperplate::statistics
