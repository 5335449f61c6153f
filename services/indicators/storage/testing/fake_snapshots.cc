// The snapshots of FakeDashboards.
#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/domain/made_ids.h"
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
  auto content = publication.compose(
      *figures, CommentariesAt(force, figures->revision, publication.month, publication.area,
                               /*agreed_alone=*/true));
  if (!content.ok()) return content.status();

  Snapshot snapshot;
  snapshot.comparison = content->comparison;
  snapshot.national_revision = figures->national_revision;
  snapshot.published.document = {content->canonical_json,
                                 content->dashboard,
                                 {},
                                 content->commentaries,
                                 content->sensitive_commentaries};
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
                                                      absl::string_view id, bool sensitive) {
  const std::lock_guard lock(mutex_);
  const auto snapshot = FindSnapshot(context, id);
  if (!snapshot.ok()) return snapshot.status();
  PublishedSnapshot published = (*snapshot)->published;
  if (!sensitive) published.document.sensitive_commentaries.clear();
  return published;
}

std::vector<CommentaryRecord> FakeDashboards::CommentariesAt(const Force& force, int64_t at,
                                                             int32_t month, absl::string_view area,
                                                             bool agreed_alone) {
  std::vector<CommentaryRecord> records;
  for (const auto& [id, versions] : force.commentaries) {
    const auto after = versions.upper_bound(at);
    if (after == versions.begin()) continue;
    const std::optional<CommentaryRecord>& held = std::prev(after)->second;
    if (!held.has_value() || held->commentary.month != month || held->commentary.area != area) {
      continue;
    }
    if (agreed_alone && held->commentary.state != CommentaryState::kAgreed) continue;
    records.push_back(*held);
    for (auto later = after; later != versions.end() && later->second.has_value(); ++later) {
      records.back().sensitive_now = later->second->commentary.sensitive();
    }
  }
  return records;
}

absl::StatusOr<CommentaryChanges> FakeDashboards::Commentaries(const RequestContext& context,
                                                               const CauseQuery& query) {
  const std::lock_guard lock(mutex_);
  ABSL_ASSIGN_OR_RETURN(const Force* force, Known(context.force));
  CommentaryChanges changes;
  changes.kept = CommentariesAt(*force, query.after, query.month, query.area, true);
  changes.standing = CommentariesAt(*force, query.to, query.month, query.area, false);
  const auto is_asked = [&](const auto& version) {
    return version.second.has_value() && version.second->commentary.month == query.month &&
           version.second->commentary.area == query.area;
  };
  for (int64_t revision = query.after + 1; revision <= query.to; ++revision) {
    for (const auto& [id, versions] : force->commentaries) {
      if (versions.count(revision) == 0) continue;
      // Of any version that is not its end: all have the same month and area.
      if (std::none_of(versions.begin(), versions.end(), is_asked)) continue;
      DiffCause cause;
      cause.kind = CauseKind::kCommentary;
      cause.subject = id;
      cause.revision = revision;
      cause.record_time = force->revisions[static_cast<size_t>(revision) - 1];
      changes.causes.push_back(cause);
    }
  }
  return changes;
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
  const int64_t national = (*snapshot)->national_revision;
  std::optional<absl::Time> recorded_at;
  for (const auto& [force, revision] :
       {std::pair(absl::string_view(context.force), record.revision),
        std::pair(absl::string_view("national"), national)}) {
    if (revision == 0) continue;
    const absl::Time instant =
        forces_.find(force)->second.revisions[static_cast<size_t>(revision) - 1];
    recorded_at = std::max(recorded_at.value_or(instant), instant);
  }
  return ComparedSnapshot{record.month, record.area, record.profile,         record.revision,
                          national,     recorded_at, (*snapshot)->comparison};
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
