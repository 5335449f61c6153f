#include "services/indicators/storage/testing/fake_reference.h"

#include <algorithm>
#include <utility>

#include "libs/status/status_macros.h"
#include "libs/text/string_view.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
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

absl::StatusOr<AreaRecord> FakeAreas::Get(const RequestContext& context, absl::string_view id,
                                          std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  return areas_.Get(ledger_, context, id, known_at, AreaUnknown());
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
  using Next = Decided<AreaRecord>;
  const std::lock_guard lock(ledger_.mutex());
  const std::string& force = context.force;
  return areas_.Change(
      ledger_, context,
      {.type = "area",
       .name = [&](const AreaRecord& record) { return kAreaName.Format(force, record.area.id); },
       .decide = [&](const std::vector<AreaRecord>& held) -> absl::StatusOr<Next> {
         AreaTree tree{held, {}};
         if (force != kNationalForce) tree.national = At(kNationalForce, kNewest);
         ABSL_ASSIGN_OR_RETURN(Area area, change.decide(tree));
         return DecidedAmong(held, AreaRecord{std::move(area), {}});
       },
       .mode = change.mode,
       .print = change.print});
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
                          print.image(record).open};
  if (!versions.empty()) event.before = print.image(versions.rbegin()->second).open;
  versions[revision] = record;
  ledger_.Record(context, std::move(event), [&] { return print.reply(record); });
  return record;
}

absl::StatusOr<IndicatorRecord> FakeIndicators::Get(const RequestContext& context,
                                                    absl::string_view id,
                                                    std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  return indicators_.Get(ledger_, context, id, known_at, IndicatorUnknown());
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
  using Next = Decided<IndicatorRecord>;
  const std::lock_guard lock(ledger_.mutex());
  return indicators_.Change(
      ledger_, context,
      {.type = "indicator",
       .name =
           [&](const IndicatorRecord& record) {
             return kIndicatorName.Format(context.force, record.definition.id);
           },
       .decide = [&](const std::vector<IndicatorRecord>& held) -> absl::StatusOr<Next> {
         ABSL_ASSIGN_OR_RETURN(IndicatorDefinition definition, change.decide(held));
         return DecidedAmong(held, IndicatorRecord{std::move(definition), {}});
       },
       .mode = change.mode,
       .print = change.print});
}

}  // namespace copperplate::indicators
