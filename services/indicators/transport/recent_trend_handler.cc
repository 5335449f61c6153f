#include <string>

#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_recent_trend.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/recent_trend_mapping.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {

absl::StatusOr<const v1::RecentTrend*> AnalysisHandlers::GetRecentTrend(
    const rpc::CallContext& call, const v1::GetRecentTrendRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  RecentTrendQuery query;
  const auto ids = kRecentTrendName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.area = ReadAreaOfForce(call.force, request.area(), "area", faults);
  query.own_area = request.area().empty();
  query.month = fields::ReadOptionalMonth(request.month(), "month", faults);
  if (query.month.has_value()) CheckNotInFuture(*query.month, PresentMonth(now), "month", faults);
  query.period_months = request.period_months();
  if (!IsTrendPeriod(query.period_months)) {
    faults.Add("PERIOD_MONTHS_INVALID", "period_months", "must be 1, 3 or 12, or left out");
  }
  query.known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const ComputedRecentTrend computed,
      indicators::GetRecentTrend(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::RecentTrend>(call.arena);
  WriteRecentTrend(call.force, computed, *message);
  return message;
}

}  // namespace copperplate::indicators
