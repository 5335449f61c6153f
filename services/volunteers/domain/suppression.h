// Small numbers: what may be shown of a table of counts of people.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"

namespace copperplate::volunteers {

// How a suppressed cell is shown, whether for itself or for another's sake (Ofqual, rounding and
// suppression policy).
inline constexpr char kSuppressedMark = 'c';

struct ShownCell {
  std::optional<int64_t> count;    // rounded to the nearest 5, 0 as it is; nothing: suppressed
  std::optional<int64_t> percent;  // of the line, a whole number, half up; nothing: not shown

  friend bool operator==(const ShownCell& a, const ShownCell& b) {
    return a.count == b.count && a.percent == b.percent;
  }
};

struct ShownLine {
  std::vector<ShownCell> cells;
  std::optional<int64_t> total;  // nothing: suppressed
};

struct ShownTable {
  bool withheld = false;  // a table of fewer than 10 people has no lines
  std::vector<ShownLine> lines;
};

// A line of the counts of all categories of one characteristic, none negative, for one kind at one
// quarter's end. 0 is shown; 1 to 4 is suppressed; where that would be one cell alone, the smallest
// other that is not 0 is too (the first of equals), since it could be told from the total. Other
// counts and the total are rounded from the true ones. Percentages are of the true counts (HESA: of
// a base of 23 or more), and none are shown in a line whose suppressed cells sum to less than 10.
//
// That is not enough where the total is known, as the strength of a kind is: of 1, 1, 0, 5 the
// rounded 5 would tell both others, of 23, 23, 4 the percentage. So, beyond the rule: the next
// smallest is suppressed too until a suppressed cell may have several values; a line of which only
// zeros would be left shows nothing, its total neither; and percentages are missing where they
// would tell a cell. No suppressed cell of a line of two categories or more can be told from what
// is shown of it, by somebody who knows this rule and the true total; the test asks every line of
// up to four categories of some tens of people.
ShownLine SuppressLine(absl::Span<const int64_t> counts);

// The lines of a fixed table. Nobody, a service neither, sees one in another way; there are no
// filters, nor totals over the lines, by which two tables could be subtracted.
ShownTable SuppressTable(absl::Span<const std::vector<int64_t>> lines);

}  // namespace copperplate::volunteers
