#include <string>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_area_comparison.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/area_comparison_mapping.h"

namespace copperplate::indicators {

absl::StatusOr<const v1::AreaComparison*> AnalysisHandlers::GetAreaComparison(
    const rpc::CallContext& call, const v1::GetAreaComparisonRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  AreaComparisonQuery query;
  const auto ids = kAreaComparisonName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.month = fields::ReadMonth(request.month(), "month", faults);
  if (api::CheckEnum(request.kind(), "kind", faults)) {
    query.kind = api::FromProto<AreaKind>(request.kind());
  }
  CheckComparisonAsked(query.kind, query.month, PresentMonth(now), faults);
  query.known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const AreaComparison comparison,
      indicators::GetAreaComparison(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::AreaComparison>(call.arena);
  WriteAreaComparison(call.force, comparison, *message);
  return message;
}

}  // namespace copperplate::indicators
