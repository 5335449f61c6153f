#include <string>

#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_forecast.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/forecast_mapping.h"
#include "services/indicators/transport/reference.h"

namespace copperplate::indicators {

absl::StatusOr<const v1::Forecast*> AnalysisHandlers::GetForecast(
    const rpc::CallContext& call, const v1::GetForecastRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  ForecastQuery query;
  const auto ids = kForecastName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.area = ReadAreaOfForce(call.force, request.area(), "area", faults);
  query.own_area = request.area().empty();
  query.to = fields::ReadOptionalMonth(request.to_month(), "to_month", faults);
  if (query.to.has_value()) CheckNotInFuture(*query.to, PresentMonth(now), "to_month", faults);
  query.known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const ComputedForecast forecast,
      indicators::GetForecast(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::Forecast>(call.arena);
  WriteForecast(call.force, forecast, *message);
  return message;
}

}  // namespace copperplate::indicators
