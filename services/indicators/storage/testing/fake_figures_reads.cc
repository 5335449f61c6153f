#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "libs/change/force.h"
#include "libs/change/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/testing/fake_figures.h"

namespace copperplate::indicators {
namespace {

using Lock = std::lock_guard<std::mutex>;

bool HasArea(const std::vector<ImportArea>& areas, absl::string_view id) {
  return std::any_of(areas.begin(), areas.end(),
                     [&](const ImportArea& area) { return area.id == id; });
}

bool HasIndicator(const std::vector<ImportIndicator>& indicators, absl::string_view id) {
  return std::any_of(indicators.begin(), indicators.end(),
                     [&](const ImportIndicator& one) { return one.definition.id == id; });
}

template <typename Record>
Page<Record> Cut(std::vector<Record> rows, int limit) {
  Page<Record> page;
  page.more = rows.size() > static_cast<size_t>(limit);
  if (page.more) rows.resize(static_cast<size_t>(limit));
  page.rows = std::move(rows);
  return page;
}

}  // namespace

absl::StatusOr<std::optional<Batch>> FakeFigures::Find(const RequestContext& context,
                                                       absl::string_view id) {
  const Lock lock(mutex_);
  const Force* const force = Known(context.force);
  if (force == nullptr) return ForceUnknown();
  return FindIn(*force, id);
}

absl::StatusOr<Page<Batch>> FakeFigures::List(const RequestContext& context,
                                              std::optional<int64_t> before, int limit) {
  const Lock lock(mutex_);
  const Force* const force = Known(context.force);
  if (force == nullptr) return ForceUnknown();
  std::vector<Batch> rows;
  for (auto held = force->batches.rbegin(); held != force->batches.rend(); ++held) {
    if (!before.has_value() || held->batch.number < *before) rows.push_back(held->batch);
  }
  return Cut(std::move(rows), limit);
}

absl::StatusOr<Page<imports::RowFault>> FakeFigures::ListFaults(const RequestContext& context,
                                                                int32_t number, int64_t skip,
                                                                int limit) {
  const Lock lock(mutex_);
  std::vector<imports::RowFault> rows;
  if (const Force* const force = Known(context.force); force != nullptr) {
    for (const Held& held : force->batches) {
      if (held.batch.number != number) continue;
      const auto size = static_cast<int64_t>(held.faults.size());
      rows.assign(held.faults.begin() + std::min(skip, size), held.faults.end());
    }
  }
  return Cut(std::move(rows), limit);
}

absl::StatusOr<Page<ImportWarning>> FakeFigures::ListWarnings(const RequestContext& context,
                                                              int32_t number, int64_t skip,
                                                              int limit) {
  const Lock lock(mutex_);
  std::vector<ImportWarning> rows;
  if (const Force* const force = Known(context.force); force != nullptr) {
    for (const Held& held : force->batches) {
      if (held.batch.number != number) continue;
      const auto size = static_cast<int64_t>(held.warnings.size());
      rows.assign(held.warnings.begin() + std::min(skip, size), held.warnings.end());
    }
  }
  return Cut(std::move(rows), limit);
}

absl::StatusOr<int64_t> FakeFigures::ResolveRevision(const RequestContext& context,
                                                     std::optional<absl::Time> known_at) {
  const Lock lock(mutex_);
  const Force* const force = Known(context.force);
  if (known_at.has_value() && *known_at > now_) return KnownAtInFuture();
  if (force == nullptr) return 0;
  const std::vector<absl::Time>& revisions = force->revisions;
  const auto after = std::upper_bound(revisions.begin(), revisions.end(),
                                      known_at.value_or(absl::InfiniteFuture()));
  if (known_at.has_value() && after == revisions.begin()) {
    return KnownAtBeforeFirst(revisions.empty() ? std::nullopt : std::optional(revisions.front()));
  }
  return after - revisions.begin();
}

absl::StatusOr<Page<ObservationRecord>> FakeFigures::List(const RequestContext& context,
                                                          const ObservationQuery& query) {
  const Lock lock(mutex_);
  const Force* const force = Known(context.force);
  if (force == nullptr) return ForceUnknown();
  Faults faults;
  if (!query.indicator.empty() && !HasIndicator(force->indicators, query.indicator)) {
    AddIndicatorUnknown("indicator", faults);
  }
  if (!query.area.empty() && !HasArea(force->areas, query.area)) AddAreaUnknown("area", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  std::vector<ObservationRecord> rows;
  for (const auto& [key, revisions] : force->figures) {
    const auto& [area, indicator, month, breakdown] = key;
    if (!query.area.empty() && area != query.area) continue;
    if (!query.indicator.empty() && indicator != query.indicator) continue;
    if (month < query.from_month.value_or(month) || month > query.to_month.value_or(month)) {
      continue;
    }
    if (query.after.has_value() && key <= Key{query.after->area, query.after->indicator,
                                              query.after->month, query.after->breakdown}) {
      continue;
    }
    const auto behind = revisions.upper_bound(query.revision);
    if (behind != revisions.begin()) rows.push_back(std::prev(behind)->second);
  }
  return Cut(std::move(rows), query.limit);
}

absl::StatusOr<Page<ObservationRecord>> FakeFigures::History(const RequestContext& context,
                                                             const ObservationKey& key,
                                                             std::optional<int64_t> before,
                                                             int limit) {
  const Lock lock(mutex_);
  const Force* const force = Known(context.force);
  if (force == nullptr) return ForceUnknown();
  const std::string& area = key.area.empty() ? context.force : key.area;
  Faults faults;
  const bool area_known = HasArea(force->areas, area);
  if (!HasIndicator(force->indicators, key.indicator)) AddIndicatorUnknown("indicator", faults);
  if (!area_known && !key.area.empty()) AddAreaUnknown("area", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  if (!area_known) return OwnAreaUnknown();
  std::vector<ObservationRecord> rows;
  const auto held = force->figures.find({area, key.indicator, key.month, key.breakdown});
  if (held != force->figures.end()) {
    for (auto figure = held->second.rbegin(); figure != held->second.rend(); ++figure) {
      if (figure->first < before.value_or(std::numeric_limits<int64_t>::max())) {
        rows.push_back(figure->second);
      }
    }
  }
  return Cut(std::move(rows), limit);
}

}  // namespace copperplate::indicators
