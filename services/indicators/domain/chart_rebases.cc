#include "services/indicators/domain/chart_rebases.h"

#include <algorithm>

namespace copperplate::indicators {
namespace {

constexpr size_t kLeastPointsOfSegment = 2;

size_t FirstFrom(absl::Span<const ChartValue> values, int32_t month) {
  const auto found = std::find_if(values.begin(), values.end(), [month](const ChartValue& value) {
    return value.cell.period.first >= month;
  });
  return static_cast<size_t>(found - values.begin());
}

}  // namespace

PlacedRebases PlaceRebases(absl::Span<const ChartValue> values,
                           absl::Span<const Annotation> annotations, bool to_open) {
  PlacedRebases placed;
  size_t end = values.size();
  // From the last on: one with too few points leaves them to the one before it.
  for (size_t i = annotations.size(); i > 0; --i) {
    const Annotation& rebase = annotations[i - 1];
    if (rebase.kind != AnnotationKind::kRebase) continue;
    const size_t at = FirstFrom(values, rebase.first_month);
    if (at == values.size() && !to_open) continue;
    if (at == 0) {
      placed.before_first = rebase;
      break;
    }
    if (end - std::min(at, end) < kLeastPointsOfSegment) {
      placed.pending.push_back({rebase, end - std::min(at, end)});
      continue;
    }
    placed.at.push_back(at);
    placed.rebases.push_back(rebase);
    end = at;
  }
  std::reverse(placed.at.begin(), placed.at.end());
  std::reverse(placed.rebases.begin(), placed.rebases.end());
  std::reverse(placed.pending.begin(), placed.pending.end());
  return placed;
}

}  // namespace copperplate::indicators
