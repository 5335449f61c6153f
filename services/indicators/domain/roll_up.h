// An area without figures of its own: the sum of the areas that lie in it.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/absence.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/population.h"
#include "services/indicators/domain/series.h"

namespace copperplate::indicators {

// The months in which an area lies in another: both are there and it has joined.
struct Membership {
  int area = 0;  // index of the member
  int32_t from = 0;
  int32_t to = std::numeric_limits<int32_t>::max();  // itself included

  bool Holds(int32_t month) const { return from <= month && month <= to; }
};

// An area as a roll-up sees it.
struct RollUpArea {
  std::string id;
  absl::Span<const SeriesPoint> series{};  // its own, ascending
  std::vector<Population> populations{};   // its own estimates
  std::vector<Membership> members{};       // the areas right below it, at any time
};

// An area that had no figure in a month in which others beside it had one.
struct MonthGap {
  int32_t month = 0;
  std::string area;  // id

  friend bool operator==(const MonthGap& a, const MonthGap& b) {
    return a.month == b.month && a.area == b.area;
  }
};

// A part of the indicator (a term of its formula, a category of its harm) that lacks something in a
// month in which other parts have a figure: a figure, or the weight of the figure it has.
struct PartGap {
  int32_t month = 0;
  std::string part;  // id of an indicator, or a category as `offence=burglary`

  friend bool operator==(const PartGap& a, const PartGap& b) {
    return a.month == b.month && a.part == b.part;
  }
  friend bool operator<(const PartGap& a, const PartGap& b) {
    return a.month != b.month ? a.month < b.month : a.part < b.part;
  }
};

// A month whose figures are all there and that has no value all the same.
struct WithheldMonth {
  int32_t month = 0;
  AbsenceReason why = AbsenceReason::kOutOfRange;

  friend bool operator==(const WithheldMonth& a, const WithheldMonth& b) {
    return a.month == b.month && a.why == b.why;
  }
};

struct RolledUpSeries {
  std::vector<SeriesPoint> series;  // ascending; the batch of a sum is 0: `batches` has them
  std::vector<MonthBatch> batches;  // ascending, each once
  std::vector<MonthGap> gaps;       // by month; empty of an area's own figures
  std::vector<PartGap> parts;       // by month, each once; of a formula, and of HARM
  // Not in `series`: months whose sum leaves 64 bits of millionths, and those that a formula or a
  // missing weight leaves without a value. Ascending, each once.
  std::vector<WithheldMonth> withheld;
  int32_t data_month = 0;
  bool restated = false;
  bool computed = true;  // false: of a formula whose terms are not of its kind
};

// The series of `areas[root]`: its own, or where it has none the sum of its members', each found
// the same way. No area lies below itself.
//
// Which members: on every level those of the data month, for all months, also before they belonged
// or the area existed; `restated` says that a month from before one of them belonged is among the
// months behind the row. A month is there when every member has a figure (pooled measures: at least
// one); `gaps` names those without. D is the latest month within reach that is there for the
// members of that month, else LatestPeriodEnd(). A point is PROVISIONAL when a member's is; its
// qualifiers are all of theirs.
RolledUpSeries RollUp(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
                      int32_t month_asked, int root = 0);

// The data month of that series alone.
int32_t DataMonthOf(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
                    int32_t month_asked, int root = 0);

// Whether `areas[root]` has a figure in the month, of its own or rolled up from the members of that
// month.
bool HasFigure(const IndicatorDefinition& definition, absl::Span<const RollUpArea> areas,
               int32_t month, int root = 0);

// The areas whose own figures `areas[root]` is the sum of as of a data month, by index: itself
// where it has some, or has no members.
std::vector<int> Sources(absl::Span<const RollUpArea> areas, int32_t data_month, int root = 0);

// The first month that a row of the data month may show a figure of.
int32_t FirstMonthBehind(const IndicatorDefinition& definition, int32_t data_month);

// The estimates of `areas[root]`: its own, or where it has none the sums of its members' in
// the data month, found the same way, for the years that all of those have one.
std::vector<Population> RollUpPopulations(absl::Span<const RollUpArea> areas, int32_t data_month,
                                          int root = 0);

}  // namespace copperplate::indicators
