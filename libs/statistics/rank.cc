#include "libs/statistics/rank.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/argument.h"

namespace copperplate::statistics {

absl::StatusOr<Ranking> Rank(absl::Span<const std::optional<double>> values, Polarity polarity) {
  std::vector<double> sorted;
  for (const std::optional<double>& value : values) {
    if (!value.has_value()) continue;
    if (!std::isfinite(*value)) return OutsideDomain("a value to rank must be finite, or missing");
    sorted.push_back(*value);
  }
  std::sort(sorted.begin(), sorted.end());
  Ranking ranking;
  ranking.of = static_cast<int>(sorted.size());
  ranking.highest_first = polarity != Polarity::kLowerIsBetter;
  for (const std::optional<double>& value : values) {
    if (!value.has_value()) {
      ranking.places.emplace_back(std::nullopt);
      continue;
    }
    const auto better =
        ranking.highest_first
            ? sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), *value)
            : std::lower_bound(sorted.begin(), sorted.end(), *value) - sorted.begin();
    ranking.places.emplace_back(static_cast<int>(better) + 1);
  }
  return ranking;
}

}  // namespace copperplate::statistics
