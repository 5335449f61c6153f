#include "services/indicators/domain/series.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"
#include "libs/time/civil.h"

namespace copperplate::indicators {

SeriesPoint ToPoint(const Figure& figure, int32_t month) {
  SeriesPoint point;
  point.numerator = figure.numerator;
  point.denominator = figure.denominator.value_or(0);
  point.month = month;
  point.batch = static_cast<int32_t>(figure.batch);
  point.status = figure.status;
  point.qualifiers = QualifierBit(figure.qualifier);
  return point;
}

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
               absl::StrCat("two figures stand at ", FormatMonth(MonthFromNumber(twice->month))))
      .Build();
}

}  // namespace copperplate::indicators
