#include "libs/statistics/multiple_testing.h"

#include <algorithm>
#include <numeric>

#include "libs/statistics/argument.h"

namespace copperplate::statistics {

absl::StatusOr<std::vector<double>> AdjustForMultipleTesting(absl::Span<const double> p) {
  for (const double one : p) {
    if (!(one >= 0 && one <= 1)) return OutsideDomain("a p lies between 0 and 1");
  }
  std::vector<size_t> order(p.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] > p[b]; });
  std::vector<double> adjusted(p.size());
  double least = 1;
  const auto count = static_cast<double>(p.size());
  for (size_t i = 0; i < order.size(); ++i) {
    // Multiplied last: p n / n must not come out below p.
    const double place = count - static_cast<double>(i);
    least = std::min(least, p[order[i]] * (count / place));
    adjusted[order[i]] = least;
  }
  return adjusted;
}

}  // namespace copperplate::statistics
