// The snapshots of FakeDashboards.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/made_ids.h"
#include "services/indicators/domain/population.h"
#include "services/indicators/storage/testing/fake_dashboards.h"

namespace copperplate::indicators {

absl::StatusOr<Changed<PublishedSnapshot>> FakeDashboards::Publish(
    const RequestContext& context, const SnapshotPublication& publication) {
  const std::lock_guard lock(mutex_);
  const auto known = Known(context.force);
  if (!known.ok()) return known.status();
  Force& force = **known;
  if (context.idempotency.has_value()) {
    const auto before = force.requests.find(context.idempotency->request_id);
    if (before != force.requests.end()) {
      if (before->second.first != context.idempotency->body) return RequestIdReused();
      return FirstResult{before->second.second};
    }
  }
  const auto figures = ReadAt(force, {publication.area, publication.month, "", std::nullopt});
  if (!figures.ok()) return figures.status();
  auto content = publication.compose(*figures);
  if (!content.ok()) return content.status();

  Snapshot snapshot;
  snapshot.comparison = content->comparison;
  snapshot.published.document = {content->canonical_json, content->dashboard, {}};
  std::set<int64_t> batches;
  for (const ComparedRow& row : content->comparison) {
    for (const ComparedCell& cell : row.cells) {
      batches.insert(cell.batches.begin(), cell.batches.end());
    }
  }
  for (const int64_t number : batches) {
    snapshot.published.document.batches.push_back(force.batches[static_cast<size_t>(number) - 1]);
  }
  SnapshotRecord& record = snapshot.published.record;
  record.author = context.caller;
  record.month = publication.month;
  record.area = publication.area;
  record.profile = publication.profile;
  record.revision = figures->revision;
  record.sha256 = content->sha256;
  record.edition =
      1 + static_cast<int>(std::count_if(force.snapshots.begin(), force.snapshots.end(),
                                         [&](const Snapshot& other) {
                                           return other.published.record.month == record.month &&
                                                  other.published.record.area == record.area &&
                                                  other.published.record.profile == record.profile;
                                         }));
  if (publication.mode == WriteMode::kValidateOnly) {
    return Changed<PublishedSnapshot>(snapshot.published);
  }
  now_ += absl::Seconds(1);
  record.create_time = now_;
  record.id = SnapshotId(record.month, record.area, record.profile, record.edition);
  record.uid = record.id;
  if (context.idempotency.has_value()) {
    force.requests[context.idempotency->request_id] = {context.idempotency->body,
                                                       publication.print.reply(snapshot.published)};
  }
  force.snapshots.push_back(snapshot);
  return Changed<PublishedSnapshot>(snapshot.published);
}

absl::StatusOr<const FakeDashboards::Snapshot*> FakeDashboards::FindSnapshot(
    const RequestContext& context, absl::string_view id) {
  const auto force = Known(context.force);
  if (!force.ok()) return force.status();
  for (const Snapshot& snapshot : (*force)->snapshots) {
    if (snapshot.published.record.id == id) return &snapshot;
  }
  return SnapshotUnknown();
}

absl::StatusOr<PublishedSnapshot> FakeDashboards::Get(const RequestContext& context,
                                                      absl::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto snapshot = FindSnapshot(context, id);
  if (!snapshot.ok()) return snapshot.status();
  return (*snapshot)->published;
}

absl::StatusOr<Page<SnapshotRecord>> FakeDashboards::List(
    const RequestContext& context, std::optional<int32_t> month,
    const std::optional<SnapshotPosition>& after, int limit) {
  const std::lock_guard lock(mutex_);
  const auto force = Known(context.force);
  if (!force.ok()) return force.status();
  // In the order of the list.
  const auto place = [](const auto& of) {
    return std::tuple(-of.month, of.area, of.profile, of.edition);
  };
  std::map<std::tuple<int32_t, std::string, std::string, int>, SnapshotRecord> sorted;
  for (const Snapshot& snapshot : (*force)->snapshots) {
    const SnapshotRecord& record = snapshot.published.record;
    if (month.has_value() && record.month != *month) continue;
    sorted[place(record)] = record;
  }
  Page<SnapshotRecord> page;
  for (const auto& [at, record] : sorted) {
    if (after.has_value() && at <= place(*after)) continue;
    page.more = page.rows.size() == static_cast<size_t>(limit);
    if (page.more) break;
    page.rows.push_back(record);
  }
  return page;
}

absl::StatusOr<ComparedSnapshot> FakeDashboards::GetForDiff(const RequestContext& context,
                                                            absl::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto snapshot = FindSnapshot(context, id);
  if (!snapshot.ok()) return snapshot.status();
  const SnapshotRecord& record = (*snapshot)->published.record;
  std::optional<absl::Time> recorded_at;
  if (record.revision > 0) {
    const auto& instants = forces_.find(context.force)->second.revisions;
    recorded_at = instants[static_cast<size_t>(record.revision) - 1];
  }
  return ComparedSnapshot{record.month,    record.area, record.profile,
                          record.revision, recorded_at, (*snapshot)->comparison};
}

absl::StatusOr<std::vector<DiffCause>> FakeDashboards::Causes(const RequestContext& context,
                                                              const CauseQuery& query) {
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(const Force* force, Known(context.force));
  std::vector<DiffCause> causes;
  const auto add = [&](const auto& versions, const DiffCause& cause) {
    for (const auto& [revision, version] : versions) {
      if (revision <= query.after || revision > query.to) continue;
      causes.push_back(cause);
      causes.back().revision = revision;
      causes.back().record_time = force->revisions[static_cast<size_t>(revision) - 1];
    }
  };
  const auto asked = [&](const std::string& id) {
    return std::find(query.areas.begin(), query.areas.end(), id) != query.areas.end();
  };
  std::set<std::string> areas;
  for (const auto& [id, versions] : force->areas) {
    if (asked(id)) areas.insert(id);
    for (const auto& [revision, area] : versions) {
      for (const AreaParent& link : area.parents) {
        if (!link.national && asked(link.area)) areas.insert(id);
      }
    }
  }
  const auto of = [](CauseKind kind, std::string subject) {
    DiffCause cause;
    cause.kind = kind;
    cause.subject = std::move(subject);
    return cause;
  };
  for (const auto& [id, versions] : force->indicators) {
    DiffCause cause = of(CauseKind::kDefinition, id);
    cause.indicator = id;
    add(versions, cause);
  }
  for (const std::string& id : areas) {
    add(force->areas.find(id)->second, of(CauseKind::kArea, id));
  }
  for (const auto& [key, versions] : force->populations) {
    if (areas.count(key.first) == 0) continue;
    add(versions, of(CauseKind::kPopulation, PopulationId({key.first, key.second, 0})));
  }
  for (const auto& [key, versions] : force->printed) {
    if (key.area != query.area || key.month != query.month) continue;
    DiffCause cause = of(CauseKind::kPrintedCell, PrintedCellId(key));
    cause.indicator = key.indicator;
    cause.column = key.column;
    add(versions, cause);
  }
  for (const auto& [key, versions] : force->annotations) {
    if (key.first != AnnotationKind::kSeriesBreak) continue;
    DiffCause cause = of(CauseKind::kSeriesBreak, key.second);
    // Of any version that is not its end: all have the same.
    for (const auto& [revision, version] : versions) {
      if (version.has_value()) cause.indicator = version->indicator;
    }
    add(versions, cause);
  }
  std::sort(causes.begin(), causes.end(), [](const DiffCause& a, const DiffCause& b) {
    return std::tie(a.revision, a.kind, a.subject) < std::tie(b.revision, b.kind, b.subject);
  });
  return causes;
}

absl::StatusOr<std::map<int64_t, std::string>> FakeDashboards::BatchIds(
    const RequestContext& context, const std::vector<int64_t>& numbers) {
  const std::lock_guard lock(mutex_);
  std::map<int64_t, std::string> ids;
  const auto force = Known(context.force);
  if (!force.ok()) return ids;
  for (const int64_t number : numbers) {
    const auto index = static_cast<size_t>(number) - 1;
    if (number > 0 && index < (*force)->batches.size()) ids[number] = (*force)->batches[index];
  }
  return ids;
}

}  // namespace copperplate::indicators
