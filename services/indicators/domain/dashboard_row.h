// One row of the dashboard, computed.
//
// Where the design left room, this room decided:
// - A RATE uses one population in all columns of a row: the latest mid-year estimate whose year is
//   at most the data month's. So `rolling12 = baseline - FYTD_1 + FYTD` holds for it too.
// - A COUNT, AMOUNT, RATE, HARM or PER_HEAD period without any month is INCOMPLETE_PERIOD as well
//   (it names them all); a single month without a figure is NO_OBSERVATION, as is an empty period
//   of the pooled measures and of LEVEL.
// - The three-year average needs all 36 months also of pooled measures; the one-year average of
//   those pools the months present.
// - CALENDAR_YEAR is the complete calendar year before D's.
// - A quarter or year stands at its last month. Between the ends of quarters a QUARTERLY row shows
//   the latest that has ended. Such a row's benchmark compares the latest period
//   with the same period a year before; ROLLING_12 and BASELINE are NOT_APPLICABLE.
// - A reference of 0 gives no percentage: COMPARABLE when the subject is 0 too, else a test alone
//   decides, and without one there is no verdict (REFERENCE_ZERO).
// - A printed verdict was given by the indicator's own profile: it stands beside a verdict by that
//   one only, while printed values and peers stand under any.
// - Bands are of the reference's magnitude, so that a negative reference keeps its direction.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/change.h"
#include "services/indicators/domain/column.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/detail.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/population.h"
#include "services/indicators/domain/profile.h"
#include "services/indicators/domain/verdict.h"

namespace copperplate::indicators {

// What a published page printed in a cell whose computed value differs.
struct PrintedCell {
  Column column = Column::kCurrent;
  std::string text;
  std::string reason;  // why the two differ, for people
};

enum class Comparator : uint8_t { kMostSimilarForces, kNational, kRegional };
enum class PeerOrigin : uint8_t { kComputed, kAsPrinted };

struct PeerVerdict {
  Comparator comparator = Comparator::kMostSimilarForces;
  VerdictWord word = VerdictWord::kNotCalculated;
  std::optional<double> value;
  std::optional<int32_t> data_to;  // month
  PeerOrigin origin = PeerOrigin::kAsPrinted;
  std::string text{};  // as printed, such as `Below national average`; empty: the word itself
  VerdictReason reason = VerdictReason::kNone;  // why a computed one is kNotCalculated
  std::string sentence{};                       // of a computed one
  std::string area{};  // id of the region or nation of a computed one; empty of a group
};

// All that a row is computed from. References must outlive the call only.
struct RowInput {
  const IndicatorDefinition& definition;  // sound, as Validate() has it
  absl::Span<const SeriesPoint> series;   // months strictly ascending (SortSeries())
  int32_t month_asked;                    // month number
  const Profile& profile;
  absl::Span<const Population> populations{};  // of the area, any order; for a RATE
  absl::Span<const PrintedCell> printed{};     // of this indicator, area and month asked
  absl::Span<const PeerVerdict> peers{};
  // Of a roll-up, as RollUp() says; nothing: DataMonth() of the series.
  std::optional<int32_t> data_month{};
  RollUpNotes notes{};
  bool restated = false;
  absl::Span<const Annotation>
      annotations{};     // AnnotationsOf() the area; in the order of IsBefore()
  RowControl control{};  // of the tests of profile `significance`
  Detail detail = Detail::kExplained;
};

struct DashboardRow {
  std::string indicator;  // id
  int32_t month_asked = 0;
  int32_t data_month = 0;
  int period_months = 1;  // of kCurrent to kMinus3: 3 and 12 of longer periods
  // Indexed by the value columns, kCurrent to kBaseline.
  std::array<Cell, kValueColumns> values;
  // The references of v_1yr and v_3yr: the average month.
  Cell average_1yr;
  Cell average_3yr;
  Verdict v_1yr;
  Verdict v_3yr;
  Verdict benchmark;
  std::vector<PeerVerdict> peers;
  std::optional<Change> change;  // absent when not applicable
  std::vector<PrintedCell> as_printed;
  std::optional<int> population_year;  // of the population used, for a RATE
  bool provisional = false;            // some month behind the row is
  bool restated = false;               // rolled up over months before the area existed
  std::vector<Annotation> breaks;      // of the series, within the months behind the row
  Period chart_months;                 // behind the chart that verdicts stand on; empty: none
  uint8_t chart_qualifiers = 0;        // of their figures

  const Cell& value(Column column) const { return values[static_cast<size_t>(column)]; }
  bool data_month_differs() const { return data_month != month_asked; }
  // QualifierBit of every figure behind a cell, an average or the chart.
  uint8_t qualifiers() const;
  // From the earliest month that a cell, average or chart is of, or the change looks back on, to D.
  Period MonthsBehind() const;
  // The printed text beside `column`; null where it was not printed otherwise.
  const PrintedCell* printed(Column column) const;
};

// Pure and deterministic; about a few microseconds a row. Never fails: what cannot be computed is
// absent with its reason.
DashboardRow ComputeDashboardRow(const RowInput& input);

}  // namespace copperplate::indicators
