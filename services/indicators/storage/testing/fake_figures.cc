#include "services/indicators/storage/testing/fake_figures.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/change/force.h"
#include "libs/status/status_macros.h"
#include "libs/text/string_view.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

using Lock = std::lock_guard<std::mutex>;

bool SameFigure(const ObservationRecord& a, const ObservationRecord& b) {
  return std::tie(a.numerator, a.denominator, a.status, a.qualifier, a.period_months) ==
         std::tie(b.numerator, b.denominator, b.status, b.qualifier, b.period_months);
}

template <typename Item>
const std::string& IdOfNumber(const std::vector<Item>& items, int32_t number);

template <>
const std::string& IdOfNumber(const std::vector<ImportArea>& items, int32_t number) {
  return std::find_if(items.begin(), items.end(),
                      [&](const ImportArea& area) { return area.number == number; })
      ->id;
}

template <>
const std::string& IdOfNumber(const std::vector<ImportIndicator>& items, int32_t number) {
  return std::find_if(items.begin(), items.end(),
                      [&](const ImportIndicator& one) { return one.number == number; })
      ->definition.id;
}

MonthSpan Together(const ImportArea& area, const ImportArea& parent) {
  constexpr int32_t kForEver = std::numeric_limits<int32_t>::max();
  return {std::max(area.valid_from, parent.valid_from),
          std::min(area.valid_to.value_or(kForEver), parent.valid_to.value_or(kForEver))};
}

template <typename Item>
int32_t NumberOfId(const std::vector<Item>& items, absl::string_view id) {
  return std::find_if(items.begin(), items.end(),
                      [&](const Item& item) { return IdOfNumber(items, item.number) == id; })
      ->number;
}

}  // namespace

void FakeFigures::AddForce(absl::string_view force) {
  const Lock lock(mutex_);
  forces_.try_emplace(std::string(force));
}

void FakeFigures::AddArea(absl::string_view force, const ImportArea& area,
                          absl::string_view parent) {
  const Lock lock(mutex_);
  Force& at = *Known(force);
  at.areas.push_back(area);
  at.areas.back().number = ++numbers_;
  at.parents[area.id] = std::string(parent);
  at.definitions_revision = NewRevision(at);
}

void FakeFigures::AddIndicator(absl::string_view force, const IndicatorDefinition& definition) {
  const Lock lock(mutex_);
  Force& at = *Known(force);
  at.indicators.push_back({++numbers_, definition});
  at.definitions_revision = NewRevision(at);
}

void FakeFigures::AddSnapshot(absl::string_view force, absl::string_view area, int32_t first_month,
                              int32_t month) {
  const Lock lock(mutex_);
  for (int32_t m = first_month; m <= month; ++m) {
    Known(force)->published.emplace(std::string(area), m);
  }
}

absl::Time FakeFigures::RecordTime(absl::string_view force, int64_t revision) {
  const Lock lock(mutex_);
  return Known(force)->revisions.at(static_cast<size_t>(revision - 1));
}

int64_t FakeFigures::NewRevision(Force& force) {
  now_ += absl::Seconds(1);
  force.revisions.push_back(now_);
  return static_cast<int64_t>(force.revisions.size());
}

std::optional<Batch> FakeFigures::FindIn(const Force& force, absl::string_view id) {
  for (const Held& held : force.batches) {
    if (held.batch.id == id) return held.batch;
  }
  return std::nullopt;
}

FakeFigures::Force* FakeFigures::Known(absl::string_view id) {
  const auto found = forces_.find(ToStd(id));
  return found == forces_.end() ? nullptr : &found->second;
}

absl::StatusOr<ImportReference> FakeFigures::LoadReference(const RequestContext& context) {
  const Lock lock(mutex_);
  const Force* const force = Known(context.force);
  if (force == nullptr) return ForceUnknown();
  ImportReference reference{
      static_cast<int64_t>(force->revisions.size()), force->areas, {}, force->indicators};
  for (const ImportArea& area : force->areas) {
    for (const ImportArea& parent : force->areas) {
      if (force->parents.at(area.id) != parent.id) continue;
      reference.links.push_back({area.number, parent.number, Together(area, parent)});
    }
  }
  return reference;
}

bool FakeFigures::IsPublished(const Force& force, std::string area, int32_t month) const {
  for (; !area.empty(); area = force.parents.at(area)) {
    if (force.published.count({area, month}) != 0) return true;
  }
  return false;
}

absl::StatusOr<FakeFigures::Difference> FakeFigures::Compare(const Force& force,
                                                             const Import& import,
                                                             ImportRowSource& rows) const {
  Difference difference;
  ABSL_RETURN_IF_ERROR(rows.ForEach([&](const ImportRow& row) {
    ObservationRecord record;
    record.area = IdOfNumber(force.areas, row.area);
    record.indicator = IdOfNumber(force.indicators, row.indicator);
    record.month = row.month;
    record.breakdown = std::string(row.breakdown);
    record.numerator = row.numerator;
    record.denominator = row.denominator;
    record.status = row.status;
    record.qualifier = row.qualifier;
    record.period_months = row.period_months;
    const Key key{record.area, record.indicator, record.month, record.breakdown};
    const auto held = force.figures.find(key);
    int32_t& last = difference.last_month[{record.area, record.indicator}];
    last = std::max(last, record.month);
    if (held == force.figures.end() ||
        held->second.rbegin()->second.numerator != record.numerator ||
        held->second.rbegin()->second.denominator != record.denominator) {
      difference.lines[key] = row.line;
    }
    if (held == force.figures.end()) {
      ++difference.counts.inserted_count;
    } else if (!SameFigure(held->second.rbegin()->second, record)) {
      ++difference.counts.revised_count;
    } else {
      ++difference.counts.unchanged_count;
      return absl::OkStatus();
    }
    if (import.revision_reason.empty() && IsPublished(force, record.area, row.month)) {
      difference.unexplained.push_back(row.line);
    }
    difference.changed.emplace(key, std::move(record));
    return absl::OkStatus();
  }));
  return difference;
}

std::vector<RecentSeries> FakeFigures::Recent(const Force& force, const Difference& difference) {
  std::map<Key, const ObservationRecord*> figures;
  for (const auto& [key, revisions] : force.figures) figures[key] = &revisions.rbegin()->second;
  for (const auto& [key, record] : difference.changed) figures[key] = &record;
  std::map<std::tuple<std::string, std::string, std::string>, RecentSeries> all;
  for (const auto& [key, record] : figures) {
    RecentSeries& series = all[{record->area, record->indicator, record->breakdown}];
    series.area = NumberOfId(force.areas, record->area);
    series.indicator = NumberOfId(force.indicators, record->indicator);
    series.breakdown = record->breakdown;
    const auto line = difference.lines.find(key);
    const auto last = difference.last_month.find({record->area, record->indicator});
    const bool judged = line != difference.lines.end() &&
                        record->month > last->second - kWarnedPeriods * record->period_months;
    series.figures.push_back({record->month, record->numerator, record->denominator.value_or(0),
                              judged ? line->second : 0});
  }
  std::vector<RecentSeries> recent;
  recent.reserve(all.size());
  for (auto& [key, series] : all) recent.push_back(std::move(series));
  return recent;
}

Batch FakeFigures::Store(Force& force, const RequestContext& context, const Import& import,
                         Batch batch, std::vector<imports::RowFault> faults) {
  now_ += absl::Seconds(1);
  batch.source = import.source;
  batch.revision_reason = import.revision_reason;
  batch.author = context.caller;
  batch.row_count = import.row_count;
  batch.content = import.content;
  batch.id = import.batch_id;
  if (import.mode == WriteMode::kValidateOnly) return batch;
  batch.number = ++numbers_;
  batch.uid = absl::StrCat("uid-", batch.number);
  if (batch.id.empty()) batch.id = absl::StrCat("b", batch.number);
  batch.create_time = batch.revision != 0 ? force.revisions.back() : now_;
  force.batches.push_back({batch, std::move(faults)});
  force.batches.back().batch.warnings.clear();
  force.batches.back().warnings = batch.warnings;
  return batch;
}

absl::StatusOr<std::variant<Batch, ReasonRequired>> FakeFigures::Apply(
    const RequestContext& context, const Import& import, const ImportReference& reference,
    ImportRowSource& rows, JudgeImport judge) {
  const Lock lock(mutex_);
  Force& force = *Known(context.force);
  const std::optional<Batch> first = FindIn(force, import.batch_id);
  if (first.has_value()) return Replayed(*first);
  if (force.definitions_revision > reference.revision) return DefinitionsChanged();
  ABSL_ASSIGN_OR_RETURN(Difference difference, Compare(force, import, rows));
  if (import.cancelled()) return CallCancelled();
  if (!difference.unexplained.empty()) {
    std::vector<int64_t>& lines = difference.unexplained;
    std::sort(lines.begin(), lines.end());
    const auto count = static_cast<int64_t>(lines.size());
    lines.resize(std::min<size_t>(lines.size(), imports::kMostFaultsKept));
    return ReasonRequired{count, lines};
  }
  Batch batch = difference.counts;
  batch.state = BatchState::kApplied;
  if (!difference.changed.empty()) {
    ABSL_ASSIGN_OR_RETURN(ImportWarnings warnings, judge(Recent(force, difference)));
    batch.warning_count = warnings.count;
    batch.warnings = std::move(warnings.kept);
  }
  const bool writes = import.mode == WriteMode::kWrite && !difference.changed.empty();
  if (writes) batch.revision = NewRevision(force);
  batch = Store(force, context, import, batch, {});
  if (!writes) return batch;
  for (auto& [key, record] : difference.changed) {
    record.batch = batch.id;
    record.revision = batch.revision;
    record.record_time = force.revisions.back();
    record.author = batch.author;
    record.revision_reason = batch.revision_reason;
    force.figures[key].emplace(batch.revision, std::move(record));
  }
  return batch;
}

absl::StatusOr<Batch> FakeFigures::Refuse(const RequestContext& context, const Import& import,
                                          int64_t fault_count,
                                          const std::vector<imports::RowFault>& faults) {
  const Lock lock(mutex_);
  Force& force = *Known(context.force);
  const std::optional<Batch> first = FindIn(force, import.batch_id);
  if (first.has_value()) return Replayed(*first);
  Batch batch;
  batch.state = BatchState::kRefused;
  batch.fault_count = fault_count;
  return Store(force, context, import, batch, faults);
}

}  // namespace copperplate::indicators
