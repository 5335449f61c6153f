#include "services/indicators/domain/change.h"

#include <algorithm>

namespace copperplate::indicators {
namespace {

// A month's value as the two numbers it is the quotient of.
Rational MonthValue(Measure measure, const SeriesPoint& point) {
  return HasDenominator(measure) ? Rational::Of(point.numerator, point.denominator)
                                 : Rational(absl::int128(point.numerator));
}

bool HasValue(Measure measure, const SeriesPoint& point) {
  return !HasDenominator(measure) || point.denominator != 0;
}

// Below, at or above zero as `a` is below, at or above `b`.
int CompareMonths(Measure measure, const SeriesPoint& a, const SeriesPoint& b) {
  if (!HasDenominator(measure)) {
    return a.numerator < b.numerator ? -1 : (a.numerator > b.numerator ? 1 : 0);
  }
  return Rational::Compare(MonthValue(measure, a), MonthValue(measure, b));
}

// The points of the window; empty when D itself has no value.
struct History {
  Measure measure;
  absl::Span<const SeriesPoint> points;  // to D included

  History(const CellMaker& cells, int32_t data_month) : measure(cells.definition().measure) {
    const absl::Span<const SeriesPoint> series = cells.series();
    const Period window = ChangeWindow(data_month);
    const auto before = [](const SeriesPoint& point, int32_t month) { return point.month < month; };
    const auto first = std::lower_bound(series.begin(), series.end(), window.first, before);
    const auto end = std::lower_bound(first, series.end(), window.last + 1, before);
    if (first == end || (end - 1)->month != data_month) return;
    if (!HasValue(measure, *(end - 1))) return;
    points = series.subspan(static_cast<size_t>(first - series.begin()),
                            static_cast<size_t>(end - first));
  }

  std::optional<int32_t> FirstMonth() const {
    for (const SeriesPoint& point : points) {
      if (HasValue(measure, point)) return point.month;
    }
    return std::nullopt;
  }
};

void SetRun(const History& history, Change& change) {
  for (size_t i = history.points.size(); i >= 2; --i) {
    const SeriesPoint& later = history.points[i - 1];
    const SeriesPoint& earlier = history.points[i - 2];
    if (earlier.month != later.month - 1 || !HasValue(history.measure, earlier)) return;
    const int step = CompareMonths(history.measure, later, earlier);
    const Direction direction = step > 0   ? Direction::kUp
                                : step < 0 ? Direction::kDown
                                           : Direction::kNone;
    if (direction == Direction::kNone) return;
    if (change.run_months > 0 && direction != change.direction) return;
    change.direction = direction;
    ++change.run_months;
  }
}

// `sign` 1: the latest earlier month that reaches D's value from above; -1: from below.
std::optional<Extreme> ExtremeSince(const History& history, int sign) {
  if (history.points.empty()) return std::nullopt;
  const SeriesPoint& current = history.points.back();
  bool passed_one = false;
  for (size_t i = history.points.size() - 1; i >= 1; --i) {
    const SeriesPoint& earlier = history.points[i - 1];
    if (!HasValue(history.measure, earlier)) continue;
    if (sign * CompareMonths(history.measure, earlier, current) >= 0) {
      // Reached by the very month before: D is no extreme.
      if (!passed_one) return std::nullopt;
      return Extreme{earlier.month};
    }
    passed_one = true;
  }
  if (!passed_one) return std::nullopt;
  return Extreme{};
}

}  // namespace

Delta Difference(const Cell& earlier, const Cell& later, int decimals) {
  Delta delta;
  delta.absence = earlier.present() ? later.absence : earlier.absence;
  if (!delta.present()) {
    delta.absolute = delta.percent = delta.absence == AbsenceReason::kNotApplicable ? "-" : "n/a";
    return delta;
  }
  const absl::StatusOr<Rational> difference = Subtract(later.exact, earlier.exact);
  if (!difference.ok()) {
    delta.absence = AbsenceReason::kOutOfRange;
    delta.absolute = delta.percent = "n/a";
    return delta;
  }
  delta.absolute = difference->Round(decimals);
  delta.absolute_value = difference->ToDouble();
  const absl::StatusOr<Rational> percent = PercentChange(earlier.exact, later.exact);
  delta.percent = percent.ok() ? percent->Round(1) : "n/a";
  if (percent.ok()) delta.percent_value = percent->ToDouble();
  return delta;
}

Change ComputeChange(const CellMaker& cells, const Cell& current, const Cell& rolling,
                     int32_t data_month) {
  const int decimals = cells.definition().decimals;
  Change change;
  change.previous_month =
      Difference(cells.Value({data_month - 1, data_month - 1}), current, decimals);
  change.year = Difference(cells.Value({data_month - 12, data_month - 12}), current, decimals);
  change.rolling = Difference(cells.Value(Rolling12(data_month).YearsBefore(1)), rolling, decimals);
  const History history(cells, data_month);
  SetRun(history, change);
  change.window_first = history.FirstMonth();
  change.highest = ExtremeSince(history, 1);
  change.lowest = ExtremeSince(history, -1);
  return change;
}

}  // namespace copperplate::indicators
