#include "services/indicators/app/create_snapshot.h"

#include <algorithm>

#include "libs/status/status_macros.h"
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

}  // namespace

absl::StatusOr<Changed<PublishedSnapshot>> CreateSnapshot(
    SnapshotRepository& snapshots, const RequestContext& context, const SnapshotAsked& asked,
    WriteMode mode, absl::FunctionRef<std::string(const ComputedDashboard&)> serialise,
    const Printer<PublishedSnapshot>& print) {
  const auto compose = [&](const DashboardFigures& figures) -> absl::StatusOr<SnapshotContent> {
    Faults faults;
    ABSL_RETURN_IF_ERROR(CheckArea(figures, asked.month, asked.own_area, faults));
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    const ComputedDashboard dashboard = ComputeDashboard(figures, asked.month, asked.profile);
    SnapshotContent content;
    content.canonical_json = CanonicalDashboard(context.force, dashboard);
    content.sha256 = Sha256(content.canonical_json);
    content.dashboard = serialise(dashboard);
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
