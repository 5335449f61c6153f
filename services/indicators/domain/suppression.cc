#include "services/indicators/domain/suppression.h"

#include <algorithm>
#include <optional>

#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {
namespace {

constexpr absl::int128 kLeastShown = 5 * kMillion;
constexpr absl::int128 kLeastHiddenSum = 10 * kMillion;
constexpr absl::int128 kLeastTotal = 10 * kMillion;

absl::int128 Size(absl::int128 count) { return count < 0 ? -count : count; }

bool IsSmall(absl::int128 count) { return count != 0 && Size(count) < kLeastShown; }

// Cells that are not shown, as a reader can learn of them: only together.
class Group {
 public:
  void Add(absl::int128 count) {
    ++cells_;
    sum_ += Size(count);
  }
  bool empty() const { return cells_ == 0; }
  absl::int128 sum() const { return sum_; }
  // Whether its sum may be known.
  bool MayBeKnown() const { return cells_ != 1 && (cells_ == 0 || sum_ >= kLeastHiddenSum); }

 private:
  int cells_ = 0;
  absl::int128 sum_ = 0;
};

// The smallest above 0 of those that are shown.
std::optional<size_t> NextSmallest(absl::Span<const absl::int128> counts,
                                   const std::vector<bool>& hidden) {
  std::optional<size_t> next;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (hidden[i] || counts[i] == 0) continue;
    if (!next.has_value() || Size(counts[i]) < Size(counts[*next])) next = i;
  }
  return next;
}

// The cells not shown, in groups of which no subtotal shown has a part alone.
class Groups {
 public:
  Groups(absl::Span<const absl::int128> counts, const std::vector<bool>& hidden)
      : counts_(counts), group_of_(counts.size(), 0), hidden_(hidden) {}

  // Whether the subtotal may be shown; if so its parts are groups of their own from now on.
  bool Show(const Subtotal& subtotal) {
    std::vector<Group> inside(groups_);
    std::vector<Group> outside(groups_);
    std::vector<bool> is_part(counts_.size(), false);
    for (const size_t part : subtotal) is_part[part] = true;
    for (size_t i = 0; i < counts_.size(); ++i) {
      if (hidden_[i]) (is_part[i] ? inside : outside)[group_of_[i]].Add(counts_[i]);
    }
    for (size_t group = 0; group < groups_; ++group) {
      const bool is_split = !inside[group].empty() && !outside[group].empty();
      if (is_split && !(inside[group].MayBeKnown() && outside[group].MayBeKnown())) return false;
    }
    // Half of the numbers are of groups without a cell; there are few subtotals.
    for (size_t i = 0; i < counts_.size(); ++i) {
      group_of_[i] = 2 * group_of_[i] + (is_part[i] ? 1 : 0);
    }
    Renumber();
    return true;
  }

 private:
  void Renumber() {
    std::vector<size_t> used(group_of_);
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    for (size_t& group : group_of_) {
      group = static_cast<size_t>(std::lower_bound(used.begin(), used.end(), group) - used.begin());
    }
    groups_ = std::max<size_t>(used.size(), 1);
  }

  const absl::Span<const absl::int128> counts_;
  std::vector<size_t> group_of_;
  const std::vector<bool>& hidden_;
  size_t groups_ = 1;
};

void HideSmall(absl::Span<const absl::int128> counts, std::vector<bool>& hidden) {
  for (size_t i = 0; i < counts.size(); ++i) hidden[i] = IsSmall(counts[i]);
  if (std::count(hidden.begin(), hidden.end(), true) != 1) return;
  if (const auto next = NextSmallest(counts, hidden)) hidden[*next] = true;
}

}  // namespace

Suppression Suppress(absl::Span<const absl::int128> counts, absl::Span<const Subtotal> subtotals) {
  Suppression line;
  line.categories.assign(counts.size(), false);
  line.subtotals.assign(subtotals.size(), false);
  absl::int128 total = 0;
  for (const absl::int128 count : counts) total += Size(count);
  if (total < kLeastTotal) {
    line.withheld = true;
    line.percentages = false;
    line.categories.assign(counts.size(), true);
    line.subtotals.assign(subtotals.size(), true);
    return line;
  }
  HideSmall(counts, line.categories);
  Group hidden;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (line.categories[i]) hidden.Add(counts[i]);
  }
  line.percentages = hidden.empty() || hidden.sum() >= kLeastHiddenSum;
  Groups groups(counts, line.categories);
  for (size_t i = 0; i < subtotals.size(); ++i) {
    absl::int128 count = 0;
    for (const size_t part : subtotals[i]) count += counts[part];
    line.subtotals[i] = IsSmall(count) || !groups.Show(subtotals[i]);
  }
  return line;
}

absl::int128 RoundedToFive(absl::int128 millionths) {
  const absl::int128 rounded = (Size(millionths) + kLeastShown / 2) / kLeastShown * kLeastShown;
  return millionths < 0 ? -rounded : rounded;
}

}  // namespace copperplate::indicators
