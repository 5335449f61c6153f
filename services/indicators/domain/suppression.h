// Small numbers that are not shown to everybody, so that nobody can be told from a table.
//
// A line is a column of a table: counts of the categories of one dimension in one period. Of those
// above 0 and below 5 none is shown; where that is one alone, neither is the next smallest above 0,
// since the line's total would give it away. Percentages are not shown where the cells that are not
// shown add up to less than 10: of a small line they would give the other counts away, and so the
// rest. A line whose total is below 10 is not shown at all.
//
// A subtotal is not shown where its own count is small, or where it would part the cells that are
// not shown into two groups, one of which is a cell alone or adds up to less than 10: total and
// subtotals then tell no more than what groups add up to, of which none is that of a single cell.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/numeric/int128.h"
#include "absl/types/span.h"

namespace copperplate::indicators {

// What every cell that is not shown prints, whether for its own sake or for another's.
inline constexpr char kSuppressedMark[] = "c";

// The least total of which a percentage is shown.
inline constexpr int kLeastPercentageBase = 23;

// Which of the line's categories a subtotal sums, by their indices.
using Subtotal = std::vector<size_t>;

struct Suppression {
  bool withheld = false;         // nothing of the line is shown
  bool percentages = true;       // false: none of the line's is
  std::vector<bool> categories;  // those not shown
  std::vector<bool> subtotals;   // likewise
};

// `counts` in millionths. Pure.
Suppression Suppress(absl::Span<const absl::int128> counts, absl::Span<const Subtotal> subtotals);

// A count as a table with suppressed cells shows it: to the nearest 5, halves away from zero.
absl::int128 RoundedToFive(absl::int128 millionths);

}  // namespace copperplate::indicators
