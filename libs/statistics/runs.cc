#include "libs/statistics/runs.h"

namespace copperplate::statistics {

std::vector<Run> FindRuns(absl::Span<const int> signs) {
  std::vector<Run> runs;
  for (size_t i = 0; i < signs.size(); ++i) {
    if (signs[i] == 0) continue;
    if (i > 0 && signs[i] == signs[i - 1]) {
      ++runs.back().length;
    } else {
      runs.push_back({i, 1, signs[i]});
    }
  }
  return runs;
}

std::vector<int> SidesOf(absl::Span<const double> values, double centre) {
  std::vector<int> sides;
  sides.reserve(values.size());
  for (const double value : values) sides.push_back(SignOf(value - centre));
  return sides;
}

}  // namespace copperplate::statistics
