#include "services/volunteers/domain/suppression.h"

#include <algorithm>
#include <numeric>

namespace copperplate::volunteers {
namespace {

constexpr int64_t kLeastShown = 5;
constexpr int64_t kRoundedTo = 5;
constexpr int64_t kLeastBase = 23;           // of percentages: HESA's 22.5
constexpr int64_t kLeastSuppressedSum = 10;  // with percentages beside it
constexpr int64_t kLeastTable = 10;

bool IsSmall(int64_t count) { return 0 < count && count < kLeastShown; }

// No count is as far from one multiple as from the next.
int64_t Rounded(int64_t count) { return (count + kRoundedTo / 2) / kRoundedTo * kRoundedTo; }

int64_t PercentOf(int64_t count, int64_t base) { return (200 * count + base) / (2 * base); }

int64_t SumOf(absl::Span<const int64_t> counts) {
  return std::accumulate(counts.begin(), counts.end(), int64_t{0});
}

// The smallest count that is neither 0 nor suppressed, the first of equals.
std::optional<size_t> SmallestShown(absl::Span<const int64_t> counts,
                                    const std::vector<bool>& suppressed) {
  std::optional<size_t> smallest;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (suppressed[i] || counts[i] == 0) continue;
    if (!smallest.has_value() || counts[i] < counts[*smallest]) smallest = i;
  }
  return smallest;
}

// What somebody who knows the true total and these rules can tell of the suppressed cells.
struct Told {
  int64_t cells = 0;      // how many are suppressed
  int64_t primary = 0;    // of these for themselves
  int64_t least_sum = 0;  // of them, the shown ones being as large as they may be
  int64_t most_sum = 0;   // ... as small as they may be
  int64_t sum = 0;        // what it is
};

Told ToldOf(absl::Span<const int64_t> counts, const std::vector<bool>& suppressed) {
  Told told;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (suppressed[i]) {
      ++told.cells;
      told.primary += IsSmall(counts[i]) ? 1 : 0;
      told.sum += counts[i];
    } else if (counts[i] > 0) {
      const int64_t shown = Rounded(counts[i]);
      told.least_sum += counts[i] - (shown + kRoundedTo / 2);
      told.most_sum += counts[i] - std::max(kLeastShown, shown - kRoundedTo / 2);
    }
  }
  told.least_sum += told.sum;
  told.most_sum += told.sum;
  return told;
}

// Whether they are neither all forced to the least they may be, 1, nor all to the most: 4, and what
// is suppressed for another's sake no more than the smallest that is shown.
bool StayHidden(const Told& told, int64_t smallest_shown) {
  if (told.cells == 0) return true;
  const int64_t most = (kLeastShown - 1) * told.primary +
                       (Rounded(smallest_shown) + kRoundedTo / 2) * (told.cells - told.primary);
  return told.most_sum > told.cells && told.least_sum < most;
}

// Whether they stay hidden when percentages all but tell the counts that are shown, and so the sum
// of those that are not.
bool StayHiddenFromPercentages(const Told& told, int64_t smallest_shown) {
  if (told.cells == 0) return true;
  if (told.sum < kLeastSuppressedSum) return false;
  if (told.primary == told.cells) {
    return told.cells + 1 < told.sum && told.sum + 1 < (kLeastShown - 1) * told.cells;
  }
  // One is small, the other lies between 5 and the smallest that is shown. That percentages are
  // missing tells something too, so they are where not every small number would do (and above, one
  // short of all 1 and all 4).
  return told.primary == 1 && told.cells == 2 && told.sum <= smallest_shown + 1;
}

std::vector<bool> SuppressedOf(absl::Span<const int64_t> counts) {
  std::vector<bool> suppressed;
  for (const int64_t count : counts) suppressed.push_back(IsSmall(count));
  while (true) {
    const Told told = ToldOf(counts, suppressed);
    const std::optional<size_t> next = SmallestShown(counts, suppressed);
    if (!next.has_value() || (told.cells != 1 && StayHidden(told, counts[*next]))) {
      return suppressed;
    }
    suppressed[*next] = true;
  }
}

}  // namespace

ShownLine SuppressLine(absl::Span<const int64_t> counts) {
  const int64_t total = SumOf(counts);
  const std::vector<bool> suppressed = SuppressedOf(counts);
  const Told told = ToldOf(counts, suppressed);
  const std::optional<size_t> smallest = SmallestShown(counts, suppressed);
  ShownLine line;
  line.cells.resize(counts.size());
  if (told.cells > 0 && !smallest.has_value()) return line;
  const bool percentages =
      total >= kLeastBase &&
      StayHiddenFromPercentages(told, smallest.has_value() ? counts[*smallest] : 0);
  for (size_t i = 0; i < counts.size(); ++i) {
    if (suppressed[i]) continue;
    line.cells[i].count = Rounded(counts[i]);
    if (percentages) line.cells[i].percent = PercentOf(counts[i], total);
  }
  line.total = Rounded(total);
  return line;
}

ShownTable SuppressTable(absl::Span<const std::vector<int64_t>> lines) {
  int64_t total = 0;
  for (const std::vector<int64_t>& line : lines) total += SumOf(line);
  ShownTable table;
  table.withheld = total < kLeastTable;
  if (table.withheld) return table;
  for (const std::vector<int64_t>& line : lines) table.lines.push_back(SuppressLine(line));
  return table;
}

}  // namespace copperplate::volunteers
