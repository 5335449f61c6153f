#include "services/indicators/storage/testing/fake_reference.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "libs/text/string_view.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
namespace {

// The first `limit` of `rows`, which are in order.
template <typename Record>
Page<Record> FirstOf(std::vector<Record> rows, int limit) {
  Page<Record> page;
  page.more = rows.size() > static_cast<size_t>(limit);
  if (page.more) rows.resize(static_cast<size_t>(limit));
  page.rows = std::move(rows);
  return page;
}

constexpr int64_t kNewest = std::numeric_limits<int64_t>::max();

// The last of `versions`, which ascend, up to a revision; null where there was none yet.
template <typename Record>
const Record* NewestUpTo(const std::vector<Record>& versions, int64_t revision) {
  const Record* newest = nullptr;
  for (const Record& version : versions) {
    if (version.header.version <= revision) newest = &version;
  }
  return newest;
}

// What becomes of a version's header: the first one's uid and create time go on.
RecordHeader NextHeader(FakeLedger& ledger, absl::string_view force, const RecordHeader* before) {
  const int64_t revision = ledger.NextRevision(force);
  const absl::Time instant = ledger.Stamp(force);
  if (before != nullptr) return {before->uid, before->create_time, instant, revision};
  return {ledger.NextUid(), instant, instant, revision};
}

}  // namespace

absl::StatusOr<Force> FakeForces::Get(const RequestContext&, absl::string_view id) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(id));
  return Force{std::string(id), std::string(id), ""};
}

absl::StatusOr<Page<Force>> FakeForces::List(const RequestContext&, absl::string_view after,
                                             int limit) {
  const std::lock_guard lock(ledger_.mutex());
  std::vector<Force> rows;
  for (const std::string& force : ledger_.forces()) {
    if (force > ToStd(after)) rows.push_back({force, force, ""});
  }
  std::sort(rows.begin(), rows.end(), [](const Force& a, const Force& b) { return a.id < b.id; });
  return FirstOf(std::move(rows), limit);
}

bool FakeAreas::Has(absl::string_view force, absl::string_view id) const {
  const auto of_force = areas_.find(ToStd(force));
  return of_force != areas_.end() && of_force->second.contains(ToStd(id));
}

std::vector<AreaRecord> FakeAreas::At(absl::string_view force, int64_t revision) const {
  std::vector<AreaRecord> records;
  const auto of_force = areas_.find(ToStd(force));
  if (of_force == areas_.end()) return records;
  for (const auto& [id, versions] : of_force->second) {
    if (const AreaRecord* const newest = NewestUpTo(versions, revision)) records.push_back(*newest);
  }
  return records;
}

absl::StatusOr<AreaRecord> FakeAreas::Get(const RequestContext& context, absl::string_view id,
                                          std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, known_at));
  for (AreaRecord& record : At(context.force, revision)) {
    if (record.area.id == ToStd(id)) return std::move(record);
  }
  return AreaUnknown();
}

absl::StatusOr<Page<AreaRecord>> FakeAreas::List(const RequestContext& context,
                                                 absl::string_view after,
                                                 std::optional<absl::Time> known_at, int limit) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, known_at));
  std::vector<AreaRecord> rows = At(context.force, revision);
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const AreaRecord& row) { return row.area.id <= ToStd(after); }),
             rows.end());
  return FirstOf(std::move(rows), limit);
}

absl::StatusOr<Changed<AreaRecord>> FakeAreas::Change(const RequestContext& context,
                                                      const AreaChange& change) {
  const std::lock_guard lock(ledger_.mutex());
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(force));
  ABSL_ASSIGN_OR_RETURN(auto first, ledger_.FindRequest(context));
  if (first.has_value()) return *std::move(first);

  AreaTree tree{At(force, kNewest), {}};
  if (force != kNationalForce) tree.national = At(kNationalForce, kNewest);
  ABSL_ASSIGN_OR_RETURN(const Area area, change.decide(tree));
  if (change.mode == WriteMode::kValidateOnly) return AreaRecord{area, {}};

  Versions& versions = areas_[force][area.id];
  const bool is_new = versions.empty();
  const AreaRecord record{area,
                          NextHeader(ledger_, force, is_new ? nullptr : &versions.back().header)};
  FakeLedger::Event event{force,
                          context.caller,
                          is_new ? "area.created" : "area.updated",
                          kAreaName.Format(force, area.id),
                          std::nullopt,
                          change.print.image(record)};
  if (!is_new) event.before = change.print.image(versions.back());
  versions.push_back(record);
  ledger_.Record(context, std::move(event), [&] { return change.print.reply(record); });
  return record;
}

absl::StatusOr<PopulationRecord> FakePopulations::Get(const RequestContext& context,
                                                      const PopulationPosition& key,
                                                      std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, known_at));
  const auto found = populations_.find({context.force, key.area, key.year});
  if (found == populations_.end()) return PopulationUnknown();
  const auto after = found->second.upper_bound(revision);
  if (after == found->second.begin()) return PopulationUnknown();
  return std::prev(after)->second;
}

absl::StatusOr<Page<PopulationRecord>> FakePopulations::List(
    const RequestContext& context, const std::optional<PopulationPosition>& after,
    std::optional<absl::Time> known_at, int limit) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, known_at));
  std::vector<PopulationRecord> rows;
  for (const auto& [key, versions] : populations_) {
    const auto& [force, area, year] = key;
    if (force != context.force) continue;
    if (after.has_value() && std::tie(area, year) <= std::tie(after->area, after->year)) continue;
    const auto behind = versions.upper_bound(revision);
    if (behind != versions.begin()) rows.push_back(std::prev(behind)->second);
  }
  return FirstOf(std::move(rows), limit);
}

absl::StatusOr<Changed<PopulationRecord>> FakePopulations::Record(
    const RequestContext& context, const Population& population, WriteMode mode,
    const Printer<PopulationRecord>& print) {
  const std::lock_guard lock(ledger_.mutex());
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(force));
  ABSL_ASSIGN_OR_RETURN(auto first, ledger_.FindRequest(context));
  if (first.has_value()) return *std::move(first);
  if (!areas_.Has(force, population.area)) return AreaUnknownIn("area");
  if (mode == WriteMode::kValidateOnly) return PopulationRecord{population, std::nullopt};

  auto& versions = populations_[{force, population.area, population.year}];
  const int64_t revision = ledger_.NextRevision(force);
  const PopulationRecord record{population, ledger_.Stamp(force)};
  FakeLedger::Event event{force,
                          context.caller,
                          "population.recorded",
                          kPopulationName.Format(force, PopulationId(population)),
                          std::nullopt,
                          print.image(record)};
  if (!versions.empty()) event.before = print.image(versions.rbegin()->second);
  versions[revision] = record;
  ledger_.Record(context, std::move(event), [&] { return print.reply(record); });
  return record;
}

std::vector<IndicatorRecord> FakeIndicators::At(absl::string_view force, int64_t revision) const {
  std::vector<IndicatorRecord> records;
  const auto of_force = indicators_.find(ToStd(force));
  if (of_force == indicators_.end()) return records;
  for (const auto& [id, versions] : of_force->second) {
    const IndicatorRecord* const newest = NewestUpTo(versions, revision);
    if (newest != nullptr) records.push_back(*newest);
  }
  return records;
}

bool FakeIndicators::Has(absl::string_view force, absl::string_view id) const {
  const auto of_force = indicators_.find(ToStd(force));
  return of_force != indicators_.end() && of_force->second.count(std::string(id)) > 0;
}

absl::StatusOr<IndicatorRecord> FakeIndicators::Get(const RequestContext& context,
                                                    absl::string_view id,
                                                    std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, known_at));
  for (IndicatorRecord& record : At(context.force, revision)) {
    if (record.definition.id == id) return std::move(record);
  }
  return IndicatorUnknown();
}

absl::StatusOr<Page<IndicatorRecord>> FakeIndicators::List(const RequestContext& context,
                                                           const IndicatorQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(const int64_t revision, ledger_.RevisionAt(context.force, query.known_at));
  const auto position = [](const IndicatorRecord& record) {
    return std::pair(record.definition.display_order, record.definition.id);
  };
  std::vector<IndicatorRecord> rows;
  for (IndicatorRecord& record : At(context.force, revision)) {
    if (!query.theme.empty() && record.definition.theme != query.theme) continue;
    if (query.after.has_value() &&
        position(record) <= std::pair(query.after->display_order, query.after->id)) {
      continue;
    }
    rows.push_back(std::move(record));
  }
  std::sort(rows.begin(), rows.end(),
            [&](const auto& a, const auto& b) { return position(a) < position(b); });
  return FirstOf(std::move(rows), query.limit);
}

absl::StatusOr<Changed<IndicatorRecord>> FakeIndicators::Change(const RequestContext& context,
                                                                const IndicatorChange& change) {
  const std::lock_guard lock(ledger_.mutex());
  const std::string& force = context.force;
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(force));
  ABSL_ASSIGN_OR_RETURN(auto first, ledger_.FindRequest(context));
  if (first.has_value()) return *std::move(first);

  ABSL_ASSIGN_OR_RETURN(const IndicatorDefinition definition, change.decide(At(force, kNewest)));
  if (change.mode == WriteMode::kValidateOnly) return IndicatorRecord{definition, {}};

  Versions& versions = indicators_[force][definition.id];
  const RecordHeader* const before = versions.empty() ? nullptr : &versions.back().header;
  const IndicatorRecord record{definition, NextHeader(ledger_, force, before)};
  FakeLedger::Event event{force,
                          context.caller,
                          versions.empty() ? "indicator.created" : "indicator.updated",
                          kIndicatorName.Format(force, definition.id),
                          std::nullopt,
                          change.print.image(record)};
  if (!versions.empty()) event.before = change.print.image(versions.back());
  versions.push_back(record);
  ledger_.Record(context, std::move(event), [&] { return change.print.reply(record); });
  return record;
}

}  // namespace copperplate::indicators
