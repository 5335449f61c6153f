// The snapshots of FakeDashboards.
#include <algorithm>
#include <set>

#include "services/indicators/app/ports/errors.h"
#include "services/indicators/app/ports/made_ids.h"
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
                                                  other.published.record.area == record.area;
                                         }));
  if (publication.mode == WriteMode::kValidateOnly) {
    return Changed<PublishedSnapshot>(snapshot.published);
  }
  now_ += absl::Seconds(1);
  record.create_time = now_;
  record.id = SnapshotId(record.month, record.area, record.edition);
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
  if (!force.ok()) return SnapshotUnknown();
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
  const auto place = [](int32_t of_month, const std::string& area, int edition) {
    return std::tuple(-of_month, area, edition);
  };
  std::map<std::tuple<int32_t, std::string, int>, SnapshotRecord> sorted;
  for (const Snapshot& snapshot : (*force)->snapshots) {
    const SnapshotRecord& record = snapshot.published.record;
    if (month.has_value() && record.month != *month) continue;
    sorted[place(record.month, record.area, record.edition)] = record;
  }
  Page<SnapshotRecord> page;
  for (const auto& [at, record] : sorted) {
    if (after.has_value() && at <= place(after->month, after->area, after->edition)) continue;
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
  return ComparedSnapshot{record.month, record.area, record.profile, (*snapshot)->comparison};
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
