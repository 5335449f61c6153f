// How a figure moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/types/span.h"
#include "services/indicators/domain/cell.h"

namespace copperplate::indicators {

// The step from one value to another. Both parts are exact before they are rounded.
struct Delta {
  // Why there is none: that of the earlier value, else that of the later one; OUT_OF_RANGE where
  // the difference of two quotients leaves 128 bits.
  AbsenceReason absence = AbsenceReason::kNotApplicable;
  std::string absolute = "-";  // in the indicator's unit and decimals (a percentage: points)
  double absolute_value = 0;
  // Of the earlier value's magnitude, one decimal; absent (`n/a`) where that is 0.
  std::optional<double> percent_value;
  std::string percent = "-";

  bool present() const { return absence == AbsenceReason::kNone; }
};

enum class Direction : uint8_t { kNone, kUp, kDown };

// "Highest since October 2016": the latest earlier month of the window whose value reaches the
// current one; nothing where none does.
struct Extreme {
  std::optional<int32_t> since;
};

struct Change {
  Delta previous_month;  // D against D-1
  Delta year;            // D against D-12
  Delta rolling;         // rolling 12 against the rolling 12 months a year before
  Direction direction = Direction::kNone;
  int run_months = 0;  // how many steps in a row, ending with D's, went that way; a gap ends it
  // Runs and extremes look at the 48 months to D, whatever else is held; this is the first of them
  // with a value. Nothing where D itself has none.
  std::optional<int32_t> window_first;
  // Set when the latest month of the window before D is below (above) D.
  std::optional<Extreme> highest;
  std::optional<Extreme> lowest;
};

// The 48 months to D.
inline Period ChangeWindow(int32_t data_month) { return {data_month - 47, data_month}; }

// From `earlier` to `later`.
Delta Difference(const Cell& earlier, const Cell& later, int decimals);

// `current` is D's cell, `rolling` that of the 12 months to D.
Change ComputeChange(const CellMaker& cells, const Cell& current, const Cell& rolling,
                     int32_t data_month);

}  // namespace copperplate::indicators
