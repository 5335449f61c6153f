#include "services/indicators/storage/testing/fake_peers.h"

#include <algorithm>
#include <utility>

#include "libs/status/status_macros.h"
#include "libs/text/string_view.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {
namespace {

bool SameFigure(const PeerFigure& a, const PeerFigure& b) {
  const auto fields = [](const PeerFigure& figure) {
    return std::tie(figure.period_months, figure.numerator, figure.denominator, figure.value,
                    figure.interval_lower, figure.interval_upper, figure.data_to);
  };
  return fields(a) == fields(b);
}

// The last up to a revision; null where there was none yet.
const PeerFigureRecord* VersionAt(const std::map<int64_t, PeerFigureRecord>& versions,
                                  int64_t revision) {
  const auto after = versions.upper_bound(revision);
  return after == versions.begin() ? nullptr : &std::prev(after)->second;
}

}  // namespace

absl::StatusOr<PeerGroupRecord> FakePeers::Get(const RequestContext& context, absl::string_view id,
                                               std::optional<absl::Time> known_at) {
  const std::lock_guard lock(ledger_.mutex());
  return groups_.Get(ledger_, context, id, known_at, PeerGroupUnknown());
}

absl::StatusOr<Page<PeerGroupRecord>> FakePeers::List(const RequestContext& context,
                                                      const PeerGroupQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  if (!query.of_force.empty() && !ledger_.CheckForce(query.of_force).ok()) {
    return ForceUnknownIn("force");
  }
  std::vector<PeerGroupRecord> rows = groups_.At(context.force, query.revision);
  rows.erase(std::remove_if(rows.begin(), rows.end(),
                            [&](const PeerGroupRecord& row) {
                              return row.group.id <= query.after ||
                                     (!query.of_force.empty() && row.group.force != query.of_force);
                            }),
             rows.end());
  return FirstOf(std::move(rows), query.limit);
}

absl::StatusOr<Changed<PeerGroupRecord>> FakePeers::Change(const RequestContext& context,
                                                           const PeerGroupChange& change) {
  using Next = Decided<PeerGroupRecord>;
  const std::lock_guard lock(ledger_.mutex());
  return groups_.Change(
      ledger_, context,
      {.type = "peer_group",
       .name =
           [&](const PeerGroupRecord& record) {
             return kPeerGroupName.Format(context.force, record.group.id);
           },
       .decide = [&](const std::vector<PeerGroupRecord>& held) -> absl::StatusOr<Next> {
         PeerGroupBook book{held, {}};
         for (const std::string& force : ledger_.forces()) {
           if (force != kNationalForce) book.forces.push_back(force);
         }
         ABSL_ASSIGN_OR_RETURN(PeerGroup group, change.decide(book));
         return DecidedAmong(held, PeerGroupRecord{std::move(group), {}});
       },
       .mode = change.mode,
       .print = change.print});
}

absl::StatusOr<PeerReference> FakePeers::LoadReference(const RequestContext& context) {
  const std::lock_guard lock(ledger_.mutex());
  PeerReference reference;
  reference.import.revision = ledger_.NextRevision(context.force) - 1;
  int32_t number = 0;
  for (const IndicatorRecord& record : indicators_.At(context.force, kNewest)) {
    reference.import.indicators.push_back({++number, record.definition});
  }
  for (const std::string& force : ledger_.forces()) {
    if (force != kNationalForce) reference.forces.push_back(force);
  }
  for (const AreaRecord& record : areas_.At(context.force, kNewest)) {
    const Area& area = record.area;
    reference.areas.push_back({area.id, area.kind, area.valid_from, area.valid_to});
  }
  return reference;
}

absl::StatusOr<Batch> FakePeers::Apply(const RequestContext& context, const Import& import,
                                       const PeerReference& reference,
                                       absl::Span<const PeerFigureImportRow> rows) {
  const std::lock_guard lock(ledger_.mutex());
  if (const auto held = batches_.find(import.batch_id); held != batches_.end()) {
    return Replayed(held->second);
  }
  for (const IndicatorRecord& record : indicators_.At(context.force, kNewest)) {
    if (record.header.version > reference.import.revision) return DefinitionsChanged();
  }
  Batch batch;
  batch.id = import.batch_id;
  batch.content = import.content;
  batch.row_count = import.row_count;
  std::vector<std::pair<Key, PeerFigure>> changed;
  for (const PeerFigureImportRow& row : rows) {
    const PeerFigure& figure = row.figure;
    const std::string& indicator =
        reference.import.indicators[static_cast<size_t>(row.indicator) - 1].definition.id;
    const Key key{indicator, figure.kind, figure.period_end, figure.of};
    const auto held = figures_.find(key);
    if (held == figures_.end()) {
      ++batch.inserted_count;
    } else if (SameFigure(held->second.rbegin()->second.figure, figure)) {
      continue;
    } else {
      ++batch.revised_count;
    }
    changed.emplace_back(key, figure);
  }
  batch.unchanged_count = batch.row_count - static_cast<int64_t>(changed.size());
  if (import.mode == WriteMode::kValidateOnly) return batch;
  batch.number = static_cast<int32_t>(batches_.size()) + 1;
  if (!changed.empty()) {
    batch.revision = ledger_.NextRevision(context.force);
    batch.create_time = ledger_.Stamp(context.force);
    for (auto& [key, figure] : changed) {
      figures_[key][batch.revision] = {std::get<0>(key), std::move(figure), batch.id,
                                       batch.revision, batch.create_time};
    }
  }
  import.print(batch);
  batches_[batch.id] = batch;
  return batch;
}

absl::StatusOr<Page<PeerFigureRecord>> FakePeers::List(const RequestContext& context,
                                                       const PeerFigureQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  const std::vector<IndicatorRecord> known = indicators_.At(context.force, kNewest);
  if (!query.indicator.empty() &&
      std::none_of(known.begin(), known.end(), [&](const IndicatorRecord& record) {
        return record.definition.id == query.indicator;
      })) {
    Faults faults;
    AddIndicatorUnknown("indicator", faults);
    return faults.ToStatus();
  }
  std::vector<PeerFigureRecord> rows;
  for (const auto& [key, versions] : figures_) {
    const auto& [indicator, kind, period_end, of] = key;
    if (query.after.has_value()) {
      const PeerFigurePosition& after = *query.after;
      if (key <= Key{after.indicator, after.kind, after.period_end, after.of}) continue;
    }
    if (!query.indicator.empty() && indicator != query.indicator) continue;
    if (period_end < query.from.value_or(period_end)) continue;
    if (period_end > query.to.value_or(period_end)) continue;
    if (const PeerFigureRecord* record = VersionAt(versions, query.revision))
      rows.push_back(*record);
  }
  return FirstOf(std::move(rows), query.limit);
}

std::optional<PublishedPeers> FakePeers::PublishedAt(int64_t revision,
                                                     const PeerQuery& query) const {
  std::optional<PublishedPeers> published;
  for (const IndicatorRecord& record : indicators_.At(kNationalForce, revision)) {
    if (record.definition.id == query.indicator) published.emplace().definition = record.definition;
  }
  if (!published.has_value()) return published;
  const auto each = [&](auto visit) {
    for (const auto& [key, versions] : figures_) {
      const PeerFigureRecord* const record = VersionAt(versions, revision);
      if (std::get<0>(key) == query.indicator && record != nullptr) visit(record->figure);
    }
  };
  each([&](const PeerFigure& figure) {
    if (figure.kind != PeerKind::kForce || figure.period_end > query.month) return;
    published->period_end =
        std::max(published->period_end.value_or(figure.period_end), figure.period_end);
  });
  if (!published->period_end.has_value()) return published;
  const int32_t end = *published->period_end;
  each([&](const PeerFigure& figure) {
    if (figure.period_end == end || figure.period_end == end - 12) {
      published->figures.push_back(figure);
    }
  });
  return published;
}

absl::StatusOr<PeerFigures> FakePeers::Read(const RequestContext& context, const PeerQuery& query) {
  const std::lock_guard lock(ledger_.mutex());
  ABSL_RETURN_IF_ERROR(ledger_.CheckForce(context.force));
  ABSL_ASSIGN_OR_RETURN(int64_t own, ledger_.RevisionAt(context.force, query.known_at));
  // Before the first of national there is nothing of it.
  int64_t national = ledger_.RevisionAt(kNationalForce, query.known_at).value_or(0);
  own = std::min(own, ledger_.NextRevision(context.force) - 1);
  national = std::min(national, ledger_.NextRevision(kNationalForce) - 1);
  PeerFigures figures;
  figures.revision = own;
  figures.national_revision = national;
  figures.recorded_at =
      std::max(ledger_.InstantOf(context.force, own), ledger_.InstantOf(kNationalForce, national));
  for (const IndicatorRecord& record : indicators_.At(context.force, own)) {
    if (record.definition.id != query.indicator) continue;
    const IndicatorDefinition& definition = record.definition;
    figures.own = OwnIndicator{definition.title, definition.rule_profile, definition.valid_from,
                               definition.valid_to};
  }
  for (PeerGroupRecord& record : groups_.At(kNationalForce, national)) {
    if (record.group.force == context.force) figures.groups.push_back(std::move(record.group));
  }
  figures.peers = PublishedAt(national, query);
  return figures;
}

}  // namespace copperplate::indicators
