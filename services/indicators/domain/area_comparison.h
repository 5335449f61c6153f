// One indicator across the areas of a force: places, and shares of the force's change.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/types/span.h"
#include "services/indicators/domain/cell.h"
#include "services/indicators/domain/column.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {

// What an area is compared by. What it views outlives the comparison's computation only.
struct AreaFigures {
  std::string title;
  absl::Span<const SeriesPoint> series;
  std::optional<int64_t> residents;  // for a RATE
  RollUpNotes notes{};
};

// Why an area has no share of the force's change.
enum class ShareReason : uint8_t {
  kNone,            // it has one
  kNotAdditive,     // not a COUNT, AMOUNT, RATE or HARM: areas do not add up to the force
  kNotMonthly,      // no rolling 12 months
  kAreaAbsent,      // the area has no figure for one of the periods
  kForceAbsent,     // the force has none
  kForceUnchanged,  // nothing to have a share of
  // The changes of all areas, each as it is without its sign, add up to more than twice the
  // force's: they went both ways, and a share of what is left would mislead. No share exceeds 200%.
  kChangesCancel,
};

struct ShareOfChange {
  ShareReason reason = ShareReason::kNotAdditive;
  std::string text = "n/a";  // percent, one decimal
  double percent = 0;
  // In millionths: of a RATE the events. 0 where there is none.
  absl::int128 area_change = 0;
  absl::int128 force_change = 0;

  bool present() const { return reason == ShareReason::kNone; }
};

// Where one area stands.
struct AreaStanding {
  Cell value;  // what the places go by
  std::optional<int> place;
  std::optional<int> place_a_year_before;
  ShareOfChange year;     // of the change since the same period a year before
  ShareOfChange rolling;  // of that of the rolling 12 months
  std::string sentence;
};

struct AreaStandings {
  std::vector<AreaStanding> areas;        // as given
  Column ranked_by = Column::kRolling12;  // kCurrent of a QUARTERLY or ANNUAL indicator
  int ranked = 0;                         // areas that have a place
  int ranked_a_year_before = 0;
  bool highest_first = false;  // 1 is the highest: also where neither way is the better one
  std::string ranking;         // what 1 means, in a sentence
};

// All at one data month, which every series reaches back two years from. Pure.
AreaStandings CompareAreas(const IndicatorDefinition& definition, int32_t data_month,
                           const AreaFigures& force, absl::Span<const AreaFigures> areas);

}  // namespace copperplate::indicators
