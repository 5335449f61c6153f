#include "services/indicators/domain/cell.h"

#include <algorithm>

namespace copperplate::indicators {
namespace {

absl::Span<const SeriesPoint> PointsIn(absl::Span<const SeriesPoint> series, const Period& period) {
  const auto first =
      std::lower_bound(series.begin(), series.end(), period.first,
                       [](const SeriesPoint& point, int32_t month) { return point.month < month; });
  auto end = first;
  while (end != series.end() && end->month <= period.last) ++end;
  return {series.data() + (first - series.begin()), static_cast<size_t>(end - first)};
}

// What the gaps of the period name, in order and each once.
template <typename Gap>
std::vector<std::string> NamedIn(const Period& period, absl::Span<const Gap> gaps,
                                 std::string Gap::*name) {
  std::vector<std::string> names;
  for (const Gap& gap : gaps) {
    if (period.Contains(gap.month)) names.push_back(gap.*name);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// Half away from zero; both above or at zero.
absl::int128 DivideRounded(absl::int128 dividend, absl::int128 divisor) {
  return (dividend + divisor / 2) / divisor;
}

}  // namespace

std::vector<int32_t> MissingMonths(const Cell& cell) {
  std::vector<int32_t> months;
  for (int32_t i = 0; i < cell.period.months(); ++i) {
    if ((cell.missing >> i & 1U) != 0) months.push_back(cell.period.first + i);
  }
  return months;
}

bool TellsMissingMonths(const Cell& cell) {
  return cell.present() || cell.absence == AbsenceReason::kIncompletePeriod;
}

Cell CellMaker::Gather(const Period& period) const {
  Cell cell;
  cell.period = period;
  cell.missing = ~uint64_t{0} >> (64 - period.months());
  absl::int128 denominator = 0;
  for (const SeriesPoint& point : PointsIn(series_, period)) {
    cell.missing &= ~(uint64_t{1} << (point.month - period.first));
    ++cell.months_present;
    if (point.status == FigureStatus::kProvisional) cell.provisional = true;
    cell.qualifiers |= point.qualifiers;
    denominator += point.denominator;
    if (definition_.measure == Measure::kLevel) {
      cell.numerator = point.numerator;  // the last one stays
    } else {
      cell.numerator += point.numerator;
    }
  }
  cell.missing_areas = NamedIn(period, notes_.gaps, &MonthGap::area);
  cell.missing_parts = NamedIn(period, notes_.parts, &PartGap::part);
  if (definition_.measure == Measure::kRate) {
    if (population_) cell.denominator = absl::int128(*population_) * kMillion;
  } else if (HasDenominator(definition_.measure)) {
    cell.denominator = denominator;
  }
  return cell;
}

AbsenceReason CellMaker::Absence(const Cell& cell, bool all_months) const {
  if (!notes_.computed || !IsComputed(definition_)) return AbsenceReason::kMeasureNotSupported;
  for (const WithheldMonth& month : notes_.withheld) {
    if (cell.period.Contains(month.month)) return month.why;
  }
  const bool single = cell.period.months() == 1;
  const bool needs_all = all_months || SumsOverMonths(definition_.measure);
  if (cell.months_present == 0 && (single || !needs_all)) return AbsenceReason::kNoObservation;
  if (cell.missing != 0 && needs_all) return AbsenceReason::kIncompletePeriod;
  if (definition_.measure == Measure::kRate && !cell.denominator.has_value()) {
    return AbsenceReason::kNoPopulation;
  }
  if (cell.denominator.has_value() && *cell.denominator == 0) {
    return AbsenceReason::kDenominatorZero;
  }
  return AbsenceReason::kNone;
}

namespace {

// Sets the value to `numerator` / `denominator`, or the text of an absent cell.
void Finish(Cell& cell, AbsenceReason absence, absl::int128 numerator, absl::int128 denominator,
            int decimals) {
  cell.absence = absence;
  if (absence != AbsenceReason::kNone) {
    cell.text = absence == AbsenceReason::kNotApplicable ? "-" : "n/a";
    return;
  }
  cell.exact = Rational::Of(numerator, denominator);
  cell.value = cell.exact.ToDouble();
  cell.text = cell.exact.Round(decimals);
}

}  // namespace

Cell CellMaker::Value(const Period& period) const {
  Cell cell = Gather(period);
  const AbsenceReason absence = Absence(cell, /*all_months=*/false);
  const absl::int128 divisor = cell.denominator.value_or(kMillion);
  absl::int128 numerator = cell.numerator * DisplayMultiplier(definition_);
  if (definition_.measure == Measure::kPerHead) {
    // Over the mean headcount: the sum of the months' headcounts by their number.
    numerator *= cell.months_present;
  }
  Finish(cell, absence, numerator, divisor, definition_.decimals);
  if (definition_.measure == Measure::kPerHead && cell.months_present > 0) {
    cell.denominator = DivideRounded(*cell.denominator, cell.months_present);
  }
  return cell;
}

Cell CellMaker::Average(const Period& period, bool all_months) const {
  Cell cell = Gather(period);
  const AbsenceReason absence = definition_.measure == Measure::kLevel
                                    ? AbsenceReason::kNotApplicable
                                    : Absence(cell, all_months);
  absl::int128 divisor = cell.denominator.value_or(kMillion);
  int decimals = definition_.decimals;
  if (SumsOverMonths(definition_.measure)) {
    ++decimals;
    // PER_HEAD: the period's value is already over the mean headcount of its months, so that the
    // months cancel out.
    if (definition_.measure != Measure::kPerHead) divisor *= period.months();
  }
  Finish(cell, absence, cell.numerator * DisplayMultiplier(definition_), divisor, decimals);
  if (definition_.measure == Measure::kPerHead && cell.months_present > 0) {
    cell.denominator = DivideRounded(*cell.denominator, cell.months_present);
  }
  return cell;
}

WindowSum CellMaker::Sum(const Period& period) const {
  WindowSum sum;
  for (const SeriesPoint& point : PointsIn(series_, period)) {
    sum.numerator += point.numerator;
    sum.denominator += point.denominator;
    ++sum.months;
  }
  return sum;
}

}  // namespace copperplate::indicators
