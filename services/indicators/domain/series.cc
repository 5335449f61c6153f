#include "services/indicators/domain/series.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {

absl::Status SortSeries(std::vector<SeriesPoint>& series) {
  const auto by_month = [](const SeriesPoint& a, const SeriesPoint& b) {
    return a.month < b.month;
  };
  if (!std::is_sorted(series.begin(), series.end(), by_month)) {
    std::sort(series.begin(), series.end(), by_month);
  }
  const auto twice = std::adjacent_find(
      series.begin(), series.end(),
      [](const SeriesPoint& a, const SeriesPoint& b) { return a.month == b.month; });
  if (twice == series.end()) return absl::OkStatus();
  return Error(absl::StatusCode::kInvalidArgument, "DUPLICATE_MONTH",
               absl::StrCat("two figures stand at ", FormatMonth(twice->month)))
      .Build();
}

bool FitsAPoint(absl::int128 millionths) {
  constexpr absl::int128 kMost = std::numeric_limits<int64_t>::max();
  return -kMost <= millionths && millionths <= kMost;
}

void AddQuality(const SeriesPoint& figure, SeriesPoint& sum) {
  sum.qualifiers |= figure.qualifiers;
  if (figure.status == FigureStatus::kProvisional) sum.status = FigureStatus::kProvisional;
}

}  // namespace copperplate::indicators
