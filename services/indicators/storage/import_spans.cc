#include "services/indicators/storage/import_spans.h"

#include <algorithm>
#include <utility>

namespace copperplate::indicators {
namespace {

using Key = std::pair<int32_t, int32_t>;  // area, indicator

}  // namespace

ImportSpans::ImportSpans(const ImportReference& reference) : reference_(reference) {
  for (const ImportIndicator& indicator : reference.indicators) {
    periods_.emplace(indicator.number, PeriodMonths(indicator.definition.frequency));
  }
}

void ImportSpans::Add(const ImportRow& row) {
  if (spans_.empty() || spans_.back().area != row.area ||
      spans_.back().indicator != row.indicator) {
    ImportSpan& span = spans_.emplace_back();
    span.area = row.area;
    span.indicator = row.indicator;
    span.first_row = row.month;
  }
  spans_.back().last_row = row.month;
}

std::vector<ImportSpan> ImportSpans::Finish() && {
  for (ImportSpan& span : spans_) {
    const int32_t period = periods_.at(span.indicator);
    span.last_month = *span.last_row;
    span.judged_from = *span.last_row - (kWarnedPeriods - 1) * period;
    span.first_month = *span.judged_from - kWarningHistory * period;
  }
  if (!reference_.links.empty()) AddFamilies();
  return std::move(spans_);
}

// The judged months of an area are those of the area that it lies in too, and of all beside it.
void ImportSpans::AddFamilies() {
  absl::flat_hash_map<int32_t, std::vector<int32_t>> parents, members;
  for (const ImportLink& link : reference_.links) {
    parents[link.area].push_back(link.parent);
    members[link.parent].push_back(link.area);
  }
  const auto widen = [](absl::flat_hash_map<Key, Months>& map, const Key& key,
                        const Months& months) {
    const auto [at, added] = map.emplace(key, months);
    if (added) return;
    at->second.first = std::min(at->second.first, months.first);
    at->second.last = std::max(at->second.last, months.last);
  };
  absl::flat_hash_map<Key, Months> families;  // by the area on top
  for (const ImportSpan& span : spans_) {
    const Months judged{*span.judged_from, span.last_month};
    if (members.contains(span.area)) widen(families, {span.area, span.indicator}, judged);
    const auto above = parents.find(span.area);
    if (above == parents.end()) continue;
    for (const int32_t parent : above->second) widen(families, {parent, span.indicator}, judged);
  }
  absl::flat_hash_map<Key, Months> looked_at;
  for (const auto& [key, months] : families) {
    widen(looked_at, key, months);
    for (const int32_t member : members[key.first]) widen(looked_at, {member, key.second}, months);
  }
  for (ImportSpan& span : spans_) {
    const auto found = looked_at.find(Key{span.area, span.indicator});
    if (found == looked_at.end()) continue;
    span.first_month = std::min(span.first_month, found->second.first);
    span.last_month = std::max(span.last_month, found->second.last);
    looked_at.erase(found);
  }
  for (const auto& [key, months] : looked_at) {
    ImportSpan& span = spans_.emplace_back();
    span.area = key.first;
    span.indicator = key.second;
    span.first_month = months.first;
    span.last_month = months.last;
  }
}

}  // namespace copperplate::indicators
