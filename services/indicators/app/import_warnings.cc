#include "services/indicators/app/import_warnings.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

// A few milliseconds' worth.
constexpr size_t kSeriesUnasked = 256;

// Counts all of them and keeps the first ones.
class Kept {
 public:
  void Add(ImportWarning warning) {
    ++count_;
    kept_.push_back(std::move(warning));
    if (kept_.size() >= size_t{4} * kMostWarningsKept) Cut();
  }
  ImportWarnings Take() && {
    Cut();
    return {count_, std::move(kept_)};
  }

 private:
  static bool Before(const ImportWarning& a, const ImportWarning& b) {
    return std::tie(a.line, a.kind, a.area, a.month) < std::tie(b.line, b.kind, b.area, b.month);
  }
  void Cut() {
    std::sort(kept_.begin(), kept_.end(), Before);
    if (kept_.size() > kMostWarningsKept) kept_.resize(kMostWarningsKept);
  }

  int64_t count_ = 0;
  std::vector<ImportWarning> kept_;
};

class Judged {
 public:
  Judged(const ImportReference& reference, const std::vector<RecentSeries>& recent) {
    for (const ImportIndicator& indicator : reference.indicators) {
      definitions_.emplace(indicator.number, &indicator.definition);
    }
    for (const ImportArea& area : reference.areas) areas_.emplace(area.number, &area);
    for (const ImportLink& link : reference.links) members_[link.parent].push_back(&link);
    for (const RecentSeries& series : recent) {
      series_.emplace(Key{series.indicator, series.area, series.breakdown}, &series);
    }
  }

  void Judge(const RecentSeries& series, Kept& kept) const {
    const IndicatorDefinition& definition = *definitions_.at(series.indicator);
    const auto add = [&](std::vector<ImportWarning> warnings) {
      for (ImportWarning& warning : warnings) {
        warning.indicator = definition.id;
        warning.area = areas_.at(series.area)->id;
        warning.breakdown = series.breakdown;
        kept.Add(std::move(warning));
      }
    };
    add(OutsideOwnLimits(definition, series));
    const std::vector<RecentMember> members = MembersOf(series);
    if (!members.empty()) add(SumsThatDiffer(definition, series, members));
  }

 private:
  using Key = std::tuple<int32_t, int32_t, absl::string_view>;

  std::vector<RecentMember> MembersOf(const RecentSeries& series) const {
    std::vector<RecentMember> members;
    const auto found = members_.find(series.area);
    if (found == members_.end()) return members;
    for (const ImportLink* const link : found->second) {
      const auto below = series_.find(Key{series.indicator, link->area, series.breakdown});
      members.push_back({below == series_.end() ? nullptr : below->second, link->when});
    }
    return members;
  }

  absl::flat_hash_map<int32_t, const IndicatorDefinition*> definitions_;
  absl::flat_hash_map<int32_t, const ImportArea*> areas_;
  absl::flat_hash_map<int32_t, std::vector<const ImportLink*>> members_;
  absl::flat_hash_map<Key, const RecentSeries*> series_;
};

}  // namespace

absl::StatusOr<ImportWarnings> WarningsOf(const ImportReference& reference,
                                          const std::vector<RecentSeries>& recent,
                                          absl::FunctionRef<bool()> cancelled) {
  const Judged judged(reference, recent);
  Kept kept;
  for (size_t i = 0; i < recent.size(); ++i) {
    if (i % kSeriesUnasked == 0 && cancelled()) return CallCancelled();
    judged.Judge(recent[i], kept);
  }
  return std::move(kept).Take();
}

}  // namespace copperplate::indicators
