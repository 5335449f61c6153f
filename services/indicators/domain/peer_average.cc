#include "services/indicators/domain/peer_average.h"

#include <algorithm>

namespace copperplate::indicators {
namespace {

constexpr absl::int128 kTrillion = 1'000'000'000'000;

// To twelve decimals, half away from zero.
absl::int128 Trillionths(const Rational& value) {
  const absl::int128 scaled = value.numerator() * kTrillion;
  const absl::int128 half = value.denominator() / 2;
  return (scaled + (scaled < 0 ? -half : half)) / value.denominator();
}

bool AllSized(absl::Span<const PeerFigure* const> figures) {
  return std::all_of(figures.begin(), figures.end(),
                     [](const PeerFigure* figure) { return figure->sized(); });
}

Cell Absent(AbsenceReason reason) {
  Cell cell;
  cell.absence = reason;
  cell.text = "n/a";
  return cell;
}

}  // namespace

Cell AverageOf(const IndicatorDefinition& definition, PeerAveraging averaging,
               absl::Span<const PeerFigure* const> figures) {
  if (figures.empty()) return Absent(AbsenceReason::kNoObservation);
  const bool sized = AllSized(figures);
  if (averaging == PeerAveraging::kWeighted && !sized) {
    return Absent(AbsenceReason::kDenominatorZero);
  }
  Cell average = PeerCell(definition, *figures.front());  // the period
  average.numerator = 0;
  average.denominator.reset();
  absl::int128 denominator = 0;
  absl::int128 sum = 0;
  for (const PeerFigure* figure : figures) {
    average.numerator += figure->numerator.value_or(0);
    denominator += figure->denominator.value_or(0);
    sum += Trillionths(PeerCell(definition, *figure).exact);
  }
  if (sized) average.denominator = denominator;
  average.exact = averaging == PeerAveraging::kWeighted
                      ? Rational::Of(average.numerator * DisplayMultiplier(definition), denominator)
                      : Rational::Of(sum, kTrillion * static_cast<int>(figures.size()));
  average.value = average.exact.ToDouble();
  average.text = average.exact.Round(definition.decimals);
  return average;
}

}  // namespace copperplate::indicators
