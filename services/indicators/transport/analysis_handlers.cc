#include "services/indicators/transport/analysis_handlers.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_control_chart.h"
#include "services/indicators/app/get_dashboard.h"
#include "services/indicators/app/get_peer_comparison.h"
#include "services/indicators/app/get_series.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/control_chart_mapping.h"
#include "services/indicators/transport/peer_comparison_mapping.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/series_mapping.h"

namespace copperplate::indicators {
namespace {

std::vector<LineColumn> ReadColumns(const v1::GetSeriesRequest& request, Faults& faults) {
  if (request.columns_size() == 0) return {LineColumn::kMonth};
  std::vector<LineColumn> columns;
  for (int i = 0; i < request.columns_size(); ++i) {
    const auto number = static_cast<v1::Series::Column>(request.columns(i));
    const std::string field = absl::StrCat("columns[", i, "]");
    if (!api::CheckEnum(number, field, faults)) continue;
    const auto column = api::FromProto<LineColumn>(number);
    if (std::find(columns.begin(), columns.end(), column) != columns.end()) {
      faults.Add("DUPLICATE", field, "must not be named twice");
    }
    columns.push_back(column);
  }
  return columns;
}

// Says of each column but MONTH why it is not charted.
void CheckCharted(const v1::GetControlChartRequest& request, Faults& faults) {
  for (int i = 0; i < request.columns_size(); ++i) {
    const auto number = static_cast<v1::Series::Column>(request.columns(i));
    const std::string field = absl::StrCat("columns[", i, "]");
    api::CheckEnum(number, field, faults);
    if (number == v1::Series::ROLLING_12) {
      faults.Add("ROLLING_TOTAL_NOT_CHARTED", field,
                 "must be MONTH: neighbouring rolling totals share eleven of their twelve months, "
                 "so that a stable process signals in 78% of them, against 5.6% of its months");
    } else if (number == v1::Series::YEAR_TO_DATE) {
      faults.Add("ROLLING_TOTAL_NOT_CHARTED", field,
                 "must be MONTH: totals of a year to date share their months, so that they rise "
                 "and fall with the calendar and not with the process");
    }
  }
}

}  // namespace

absl::StatusOr<const v1::Series*> AnalysisHandlers::GetSeries(
    const rpc::CallContext& call, const v1::GetSeriesRequest& request) const {
  Faults faults;
  SeriesQuery query;
  const auto ids = kSeriesName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.area = ReadAreaOfForce(call.force, request.area(), "area", faults);
  query.own_area = request.area().empty();
  query.from = fields::ReadOptionalMonth(request.from_month(), "from_month", faults);
  query.to = fields::ReadOptionalMonth(request.to_month(), "to_month", faults);
  CheckMonthsAsked(query.from, query.to, PresentMonth(clock_.Now()), faults);
  query.columns = ReadColumns(request, faults);
  query.known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(const ComputedSeries series,
                        indicators::GetSeries(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::Series>(call.arena);
  WriteSeries(call.force, series, *message);
  return message;
}

absl::StatusOr<const v1::ControlChart*> AnalysisHandlers::GetControlChart(
    const rpc::CallContext& call, const v1::GetControlChartRequest& request) const {
  Faults faults;
  ControlChartQuery query;
  SeriesQuery& of = query.series;
  const auto ids = kControlChartName.Match(request.name(), "name", faults);
  if (ids.has_value()) of.indicator = std::string((*ids)[1]);
  of.area = ReadAreaOfForce(call.force, request.area(), "area", faults);
  of.own_area = request.area().empty();
  of.from = fields::ReadOptionalMonth(request.from_month(), "from_month", faults);
  of.to = fields::ReadOptionalMonth(request.to_month(), "to_month", faults);
  CheckMonthsAsked(of.from, of.to, PresentMonth(clock_.Now()), faults);
  query.kind = api::ReadOptionalEnum<ChartValueKind>(request.values(), "values", faults);
  query.screen_moving_ranges = request.screen_moving_ranges();
  CheckCharted(request, faults);
  of.known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const ComputedControlChart computed,
      indicators::GetControlChart(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::ControlChart>(call.arena);
  WriteControlChart(call.force, computed, *message);
  return message;
}

absl::StatusOr<const v1::PeerComparison*> AnalysisHandlers::GetPeerComparison(
    const rpc::CallContext& call, const v1::GetPeerComparisonRequest& request) const {
  Faults faults;
  PeerComparisonQuery query;
  const auto ids = kPeerComparisonName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.month = fields::ReadMonth(request.month(), "month", faults);
  query.profile = ReadProfileReference(request.profile(), "profile", faults);
  CheckDashboardAsked(query.month, query.profile, PresentMonth(clock_.Now()), faults);
  query.known_at = handler::ReadKnownAt(request, clock_.Now(), faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const ComputedPeers peers,
      indicators::GetPeerComparison(ports_.peers, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::PeerComparison>(call.arena);
  WritePeerComparison(call.force, query.indicator, peers, *message);
  return message;
}

}  // namespace copperplate::indicators
