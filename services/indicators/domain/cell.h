// One value of a dashboard row and where it comes from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/indicators/domain/absence.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/domain/roll_up.h"

namespace copperplate::indicators {

struct Cell {
  AbsenceReason absence = AbsenceReason::kNotApplicable;
  // Rounded to the indicator's decimals, without unit or separators (`66192`, `15.9`); `-` or `n/a`
  // when absent.
  std::string text = "-";
  Rational exact;    // the value in the indicator's unit; 0 when absent
  double value = 0;  // the same, for arithmetic that may round
  // Millionths, over the months present, also when the cell is absent for want of others. The
  // denominator is the pooled one (PROPORTION, RATIO, MEAN), the population (RATE) or the mean
  // headcount, rounded to a millionth (PER_HEAD); COUNT, AMOUNT and LEVEL have none.
  absl::int128 numerator = 0;
  std::optional<absl::int128> denominator;
  Period period;
  int months_present = 0;
  uint64_t missing = 0;  // bit n: the period's month n has no observation
  bool provisional = false;
  uint8_t qualifiers = 0;  // QualifierBit of every figure behind the cell
  // Of a roll-up: ids of the areas below that have no figure in some month of the period in which
  // others have one. A measure that pools has a value without them. In order, each once.
  std::vector<std::string> missing_areas;
  // Of a formula: ids of its terms that have no figure in some month of the period in which others
  // have one. Of HARM: the categories (`offence=burglary`) likewise, and those that have no weight.
  // In order, each once.
  std::vector<std::string> missing_parts;

  bool present() const { return absence == AbsenceReason::kNone; }
};

// The months of its period that have no figure.
std::vector<int32_t> MissingMonths(const Cell& cell);
// Whether a reader is told of them: it has a value all the same, or none for want of them.
bool TellsMissingMonths(const Cell& cell);

// Millionths over the months of a period that have a figure.
struct WindowSum {
  absl::int128 numerator = 0;
  absl::int128 denominator = 0;
  int months = 0;
};

// What is known of the months that a roll-up could not give, or not in full (roll_up.h).
struct RollUpNotes {
  absl::Span<const MonthGap> gaps{};
  absl::Span<const PartGap> parts{};
  absl::Span<const WithheldMonth> withheld{};
  bool computed = true;
};

// Views `series`.
inline RollUpNotes NotesOf(const RolledUpSeries& series) {
  return {.gaps = series.gaps,
          .parts = series.parts,
          .withheld = series.withheld,
          .computed = series.computed};
}

// Computes the cells of one row: one indicator, its series, and (RATE) one population.
class CellMaker {
 public:
  // `series` is ascending; all outlive the maker.
  CellMaker(const IndicatorDefinition& definition, absl::Span<const SeriesPoint> series,
            std::optional<int64_t> population, const RollUpNotes& notes = {})
      : definition_(definition), series_(series), population_(population), notes_(notes) {}

  const IndicatorDefinition& definition() const { return definition_; }
  absl::Span<const SeriesPoint> series() const { return series_; }

  // The value of a period of 1 to 36 months, by the measure's rule.
  Cell Value(const Period& period) const;
  // The value of an average month of `period`: for measures that sum, the period's over its months,
  // with one more decimal; for those that pool, the pooled value. `all_months`: absent unless every
  // month is there, also of a pool. A LEVEL has none: NOT_APPLICABLE.
  Cell Average(const Period& period, bool all_months) const;

  WindowSum Sum(const Period& period) const;

 private:
  Cell Gather(const Period& period) const;
  AbsenceReason Absence(const Cell& cell, bool all_months) const;

  const IndicatorDefinition& definition_;
  absl::Span<const SeriesPoint> series_;
  std::optional<int64_t> population_;
  RollUpNotes notes_;
};

}  // namespace copperplate::indicators
