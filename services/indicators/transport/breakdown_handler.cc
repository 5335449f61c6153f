#include <string>

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_breakdown.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/breakdown_mapping.h"
#include "services/indicators/transport/reference.h"
#include "services/indicators/transport/sees_small_numbers.h"

namespace copperplate::indicators {

absl::StatusOr<const v1::Breakdown*> AnalysisHandlers::GetBreakdown(
    const rpc::CallContext& call, const v1::GetBreakdownRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  BreakdownQuery query;
  const auto ids = kBreakdownName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.dimension = request.dimension();
  fields::CheckId(query.dimension, "dimension", faults);
  query.month = fields::ReadMonth(request.month(), "month", faults);
  CheckNotInFuture(query.month, PresentMonth(now), "month", faults);
  query.area = ReadAreaOfForce(call.force, request.area(), "area", faults);
  query.own_area = request.area().empty();
  query.known_at = handler::ReadKnownAt(request, now, faults);
  query.suppress = !SeesSmallNumbers(call);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const Breakdown breakdown,
      indicators::GetBreakdown(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::Breakdown>(call.arena);
  WriteBreakdown(call.force, breakdown, *message);
  return message;
}

}  // namespace copperplate::indicators
