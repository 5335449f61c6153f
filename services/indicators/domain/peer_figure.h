// Figures published for other forces, for regions and for the nation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

// Whose figure it is.
enum class PeerKind : uint8_t { kForce, kRegion, kNation };

struct PeerFigure {
  PeerKind kind = PeerKind::kForce;
  std::string of;          // id of the force, or of the area of `national`
  int32_t period_end = 0;  // last month of the period
  int period_months = 1;   // 1, 3 or 12
  // Millionths; nothing: `value` is all that was published. The denominator is above 0.
  std::optional<int64_t> numerator;
  std::optional<int64_t> denominator;
  // As published, millionths of the indicator's unit; nothing: the quotient is the value.
  std::optional<int64_t> value;
  // As published, of the value.
  std::optional<int64_t> interval_lower;
  std::optional<int64_t> interval_upper;
  int32_t data_to = 0;  // month that the figures behind it reach to

  bool negative() const { return numerator.value_or(0) < 0 || value.value_or(0) < 0; }
  // Events, and what they are out of: what a funnel needs.
  bool sized() const { return numerator.has_value() && denominator.has_value(); }
};

// A figure as a row of an import says it.
struct PeerFigureRow {
  std::optional<int32_t> period_end;  // nothing: it is no month
  absl::string_view numerator;
  absl::string_view denominator;
  absl::string_view value;
  absl::string_view interval_lower;
  absl::string_view interval_upper;
  std::optional<int32_t> data_to;
};

struct PeerFigureIssue {
  absl::string_view field;
  absl::string_view reason;
  absl::string_view description;  // what the field must be
};

// Whether a quotient of this measure needs a denominator beside the figure. Of a RATE too, unlike
// an observation's: nobody else's population is held.
constexpr bool PeerHasDenominator(Measure measure) {
  return HasDenominator(measure) || measure == Measure::kRate;
}

// All that is wrong with `row` as a figure of the indicator that `definition` describes; empty, and
// `figure` filled in (`kind` and `of` left alone), when nothing is. A figure has a value as
// published, a numerator (with the denominator that the measure has), or both. `last_month` is the
// present month; what depends on a `period_end` that is no month is not judged. Below zero only
// where the definition allows it: published recorded crime has net adjustments that exceed what was
// recorded.
std::vector<PeerFigureIssue> ValidatePeerFigure(const IndicatorDefinition& definition,
                                                const PeerFigureRow& row, int32_t last_month,
                                                PeerFigure* figure);

// The figure as the indicator shows values. Its value is the published one where there is one, for
// nobody but its publisher may say what it rounds to.
Cell PeerCell(const IndicatorDefinition& definition, const PeerFigure& figure);

}  // namespace copperplate::indicators
