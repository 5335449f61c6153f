// What is told of the people of one kind by one characteristic at a quarter's end, to everybody in
// the same way.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/equality.h"
#include "services/volunteers/domain/headcount.h"
#include "services/volunteers/domain/representation.h"
#include "services/volunteers/domain/suppression.h"

namespace copperplate::volunteers {

// QUARTER_END_INVALID where the day is not 31 March, 30 June, 30 September or 31 December.
void CheckQuarterEnd(absl::CivilDay day, absl::string_view field, Faults& faults);

// The persons of the kind who are counted in strength at the end of the day, by the ids that they
// are counted under (CountedAs()), in order.
std::vector<std::string> PersonsInStrength(Engagements engagements, Kind kind, absl::CivilDay day);

struct EqualityCell {
  std::string value;  // of the characteristic, or one of the two that every one has
  ShownCell shown;    // `percent` is of everybody in the table
  // Of the characteristic's own values, where nothing that is suppressed can be told from it.
  std::optional<int64_t> share_percent;          // of those who stated anything
  const EqualityBenchmark* benchmark = nullptr;  // that the share may be compared with
  std::optional<std::string> ratio;              // share by benchmark
};

struct EqualityTable {
  bool withheld = false;            // fewer than 10 people: there are no cells
  std::vector<EqualityCell> cells;  // the values in their order, PREFER_NOT_TO_SAY, NOT_STATED
  std::optional<int64_t> total;     // rounded; nothing: not shown
  std::optional<int64_t> stated_rate_percent;
};

// `counts` are of everybody in strength, those who declared nothing NOT_STATED; `benchmarks`
// outlive it.
//
// All cells are one line of SuppressLine(): together they are the strength of the kind, which is
// published. Shares are of a part of the line, so that they would tell what is suppressed on the
// one side from what is on the other: they are shown where the line shows percentages and nothing
// is suppressed on both sides, or all of it on one.
EqualityTable TabulateEquality(const EqualityCharacteristic& characteristic,
                               const std::map<std::string, int64_t>& counts,
                               absl::Span<const EqualityBenchmark> benchmarks, int64_t year);

}  // namespace copperplate::volunteers
