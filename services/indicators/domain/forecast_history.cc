#include "services/indicators/domain/forecast_history.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/status/error.h"
#include "libs/time/civil.h"
#include "services/indicators/domain/period_words.h"

namespace copperplate::indicators {
namespace {

// The last month before `month` with a value; nothing where there is none.
std::optional<int32_t> LastBefore(const CellMaker& cells, int32_t month) {
  const absl::Span<const SeriesPoint> series = cells.series();
  for (size_t i = series.size(); i-- > 0;) {
    const int32_t at = series[i].month;
    if (at < month && cells.Value({at, at}).present()) return at;
  }
  return std::nullopt;
}

std::string MissingList(const Period& missing) {
  std::vector<std::string> months;
  for (int32_t month = missing.first; month <= missing.last; ++month) {
    months.push_back(FormatMonth(month));
  }
  return absl::StrJoin(months, ",");
}

std::string MonthsMissing(const Period& missing) {
  if (missing.months() == 1) return absl::StrCat(MonthInWords(missing.first), " has");
  return absl::StrCat(MonthInWords(missing.first), " to ", MonthInWords(missing.last), " have");
}

absl::Status NotEnough(const CellMaker& cells, const Period& run, int32_t least) {
  const std::string needs = absl::StrCat("needs ", least, " months without a gap up to ",
                                         MonthInWords(run.last), " and has ", run.months());
  const std::optional<int32_t> before = LastBefore(cells, run.first);
  const bool has_gap = before.has_value();
  std::string message = needs;
  if (has_gap) {
    const Period missing{*before + 1, run.first - 1};
    absl::StrAppend(&message, ": ", MonthsMissing(missing), " no figure");
  } else if (run.months() > 0) {
    absl::StrAppend(&message, ", from ", MonthInWords(run.first));
  }
  Error error(absl::StatusCode::kInvalidArgument, has_gap ? "SERIES_HAS_GAP" : "SERIES_TOO_SHORT",
              message);
  error.Metadata("least", absl::StrCat(least)).Metadata("points", absl::StrCat(run.months()));
  if (has_gap) {
    error.Metadata("missingMonths", MissingList({*before + 1, run.first - 1}));
  }
  return error.Build();
}

}  // namespace

absl::StatusOr<ForecastHistory> HistoryTo(const CellMaker& cells, int32_t last_month, int32_t least,
                                          int32_t most) {
  ForecastHistory history;
  history.months = {last_month + 1, last_month};
  while (history.months.months() < most) {
    const int32_t month = history.months.first - 1;
    const Cell cell = cells.Value({month, month});
    if (!cell.present()) break;
    history.values.push_back(cell.value);
    history.months.first = month;
  }
  if (history.months.months() < least) return NotEnough(cells, history.months, least);
  std::reverse(history.values.begin(), history.values.end());
  return history;
}

}  // namespace copperplate::indicators
