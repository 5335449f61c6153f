#include "services/indicators/app/create_snapshot.h"

#include <algorithm>
#include <vector>

#include "absl/strings/escaping.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/canonical_commentary.h"
#include "services/indicators/app/canonical_dashboard.h"
#include "services/indicators/app/compare_dashboard.h"
#include "services/indicators/domain/period.h"

namespace copperplate::indicators {
namespace {

// Of all that the rows were read from, whether a cell shows it or not.
int32_t FirstMonth(const ComputedDashboard& dashboard) {
  int32_t first = dashboard.month;
  for (const ComputedRow& row : dashboard.rows) {
    const MonthsRead read = MonthsBehindRow(row.definition, dashboard.month);
    first = std::min(first, read.recent.first);
    if (read.fixed.months() > 0) first = std::min(first, read.fixed.first);
  }
  return first;
}

// Sets what the snapshot keeps of `agreed`. What is marked sensitive is under the hash by a hash of
// its own: the canonical JSON is for whoever may read the figures.
void KeepCommentaries(absl::string_view force, const std::vector<CommentaryRecord>& agreed,
                      const SnapshotSerialisers& serialise, CanonicalObject& canonical,
                      SnapshotContent& content) {
  std::vector<CommentaryRecord> open;
  std::vector<CommentaryRecord> sensitive;
  for (const CommentaryRecord& record : agreed) {
    (record.commentary.sensitive() ? sensitive : open).push_back(record);
  }
  if (!open.empty()) {
    canonical.Set("commentaries", CanonicalCommentaries(force, open));
    content.commentaries = serialise.commentaries(open, "");
  }
  if (!sensitive.empty()) {
    const std::string sealed = CanonicalCommentaries(force, sensitive).text();
    const Sha256Digest digest = Sha256(sealed);
    canonical.SetText("sensitiveCommentariesSha256", absl::BytesToHexString(AsBytes(digest)));
    content.sensitive_commentaries = serialise.commentaries(sensitive, sealed);
  }
}

}  // namespace

absl::StatusOr<Changed<PublishedSnapshot>> CreateSnapshot(
    SnapshotRepository& snapshots, const RequestContext& context, const SnapshotAsked& asked,
    WriteMode mode, const SnapshotSerialisers& serialise, const Printer<PublishedSnapshot>& print) {
  const auto compose =
      [&](const DashboardFigures& figures,
          const std::vector<CommentaryRecord>& agreed) -> absl::StatusOr<SnapshotContent> {
    Faults faults;
    ABSL_RETURN_IF_ERROR(CheckArea(figures, asked.month, asked.own_area, "month", faults));
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    const ComputedDashboard dashboard = ComputeDashboard(figures, asked.month, asked.profile);
    SnapshotContent content;
    CanonicalObject canonical = CanonicalDashboard(context.force, dashboard);
    KeepCommentaries(context.force, agreed, serialise, canonical, content);
    content.canonical_json = canonical.Build().text();
    content.sha256 = Sha256(content.canonical_json);
    content.dashboard = serialise.dashboard(dashboard);
    content.comparison = CompareDashboard(dashboard);
    content.first_month = FirstMonth(dashboard);
    return content;
  };
  return snapshots.Publish(context, {.mode = mode,
                                     .month = asked.month,
                                     .area = asked.area,
                                     .profile = asked.profile,
                                     .compose = compose,
                                     .print = print});
}

}  // namespace copperplate::indicators
