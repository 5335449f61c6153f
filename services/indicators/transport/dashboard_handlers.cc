#include "services/indicators/transport/dashboard_handlers.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/api/page_request.h"
#include "libs/api/record_image.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "libs/text/slug.h"
#include "services/indicators/app/get_dashboard.h"
#include "services/indicators/app/import_printed_cells.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/dashboard_mapping.h"
#include "services/indicators/transport/printed_cell_mapping.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/verdict_mapping.h"

namespace copperplate::indicators {
namespace {

constexpr int kMostPrintedCells = 1000;

DashboardQuery ReadQuery(absl::string_view force, const v1::GetDashboardRequest& request,
                         absl::Time now, Faults& faults) {
  DashboardQuery query;
  kDashboardName.Match(request.name(), "name", faults);
  query.month = fields::ReadMonth(request.month(), "month", faults);
  query.area = ReadAreaOfForce(force, request.area(), "area", faults);
  query.own_area = request.area().empty();
  query.theme = request.theme();
  if (!query.theme.empty() && !IsResourceId(query.theme)) {
    faults.Add("ID_INVALID", "theme", "must be the slug of a theme");
  }
  query.known_at = handler::ReadKnownAt(request, now, faults);
  return query;
}

}  // namespace

absl::StatusOr<const v1::Dashboard*> DashboardHandlers::GetDashboard(
    const rpc::CallContext& call, const v1::GetDashboardRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  const DashboardQuery query = ReadQuery(call.force, request, now, faults);
  const std::string profile = ReadProfileReference(request.profile(), "profile", faults);
  const SignificanceControl control =
      ReadControl(request.significance_control(), "significance_control", faults);
  const Detail detail = ReadView(request.view(), "view", faults);
  CheckDashboardAsked(query.month, profile, PresentMonth(now), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const ComputedDashboard dashboard,
                        indicators::GetDashboard(ports_.dashboards, handler::ContextOf(call), query,
                                                 profile, control, detail));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::Dashboard>(call.arena);
  WriteDashboard(call.force, dashboard, *message);
  return message;
}

absl::StatusOr<v1::ImportPrintedCellsResponse> DashboardHandlers::ImportPrintedCells(
    const rpc::CallContext& call, const v1::ImportPrintedCellsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const int count = request.printed_cells_size();
  if (count == 0 || count > kMostPrintedCells) {
    faults.Add(count == 0 ? "FIELD_REQUIRED" : "TOO_MANY", "printed_cells",
               absl::StrCat("must hold 1 to ", kMostPrintedCells, " cells"));
    return faults.ToStatus();
  }
  const int32_t present = PresentMonth(clock_.Now());
  std::vector<PrintedCellRecord> cells;
  std::vector<bool> faulty;
  for (int i = 0; i < count; ++i) {
    Faults of_cell;
    cells.push_back(ReadPrintedCell(call.force, request.printed_cells(i), present, of_cell));
    faulty.push_back(!of_cell.empty());
    faults.AddUnder(absl::StrCat("printed_cells[", i, "]"), of_cell);
  }
  CheckDistinct(cells, faulty, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  const auto print = [&](const PrintedCellRecord& record) {
    return api::ImageOf(WritePrintedCell(call.force, record));
  };
  ABSL_ASSIGN_OR_RETURN(
      const PrintedCellsWritten written,
      indicators::ImportPrintedCells(ports_.printed_cells, handler::ContextOf(call), cells, print));
  v1::ImportPrintedCellsResponse response;
  response.set_changed_count(written.changed);
  response.set_unchanged_count(written.unchanged);
  return response;
}

absl::StatusOr<v1::PrintedCell> DashboardHandlers::GetPrintedCell(
    const rpc::CallContext& call, const v1::GetPrintedCellRequest& request) const {
  Faults faults;
  const auto ids = kPrintedCellName.Match(request.name(), "name", faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const PrintedCellRecord record,
                        ports_.printed_cells.Get(handler::ContextOf(call), (*ids)[1], known_at));
  return WritePrintedCell(call.force, record);
}

absl::StatusOr<v1::ListPrintedCellsResponse> DashboardHandlers::ListPrintedCells(
    const rpc::CallContext& call, const v1::ListPrintedCellsRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto month = fields::ReadOptionalMonth(request.month(), "month", faults);
  const auto known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  const auto asked =
      api::ReadPageRequest<std::string, std::string, int64_t, int64_t, int64_t>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  std::optional<PrintedCellKey> after;
  if (asked.after.has_value()) {
    const auto& [area, indicator, page_month, column, comparator] = *asked.after;
    after = PrintedCellKey{static_cast<int32_t>(page_month), indicator, area,
                           static_cast<Column>(column), std::nullopt};
    if (comparator > 0) after->comparator = static_cast<Comparator>(comparator - 1);
  }
  ABSL_ASSIGN_OR_RETURN(
      const Page<PrintedCellRecord> page,
      ports_.printed_cells.List(handler::ContextOf(call), month, after, known_at, asked.limit));
  v1::ListPrintedCellsResponse response;
  for (const PrintedCellRecord& record : page.rows) {
    *response.add_printed_cells() = WritePrintedCell(call.force, record);
  }
  if (page.more) {
    const PrintedCellKey& last = page.rows.back().key;
    const int64_t comparator = last.comparator ? static_cast<int64_t>(*last.comparator) + 1 : 0;
    response.set_next_page_token(asked.NextToken(last.area, last.indicator, last.month,
                                                 static_cast<int64_t>(last.column), comparator));
  }
  return response;
}

}  // namespace copperplate::indicators
