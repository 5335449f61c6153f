#include <string>

#include "libs/api/civil_field.h"
#include "libs/api/field_checks.h"
#include "libs/handler/context.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/get_area_comparison.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/app/ports/resource_names.h"
#include "services/indicators/transport/analysis_handlers.h"
#include "services/indicators/transport/area_comparison_mapping.h"
#include "services/indicators/transport/known_at.h"

namespace copperplate::indicators {

absl::StatusOr<const v1::AreaComparison*> AnalysisHandlers::GetAreaComparison(
    const rpc::CallContext& call, const v1::GetAreaComparisonRequest& request) const {
  Faults faults;
  const absl::Time now = clock_.Now();
  AreaComparisonQuery query;
  const auto ids = kAreaComparisonName.Match(request.name(), "name", faults);
  if (ids.has_value()) query.indicator = std::string((*ids)[1]);
  query.month = api::ReadMonth(request.month(), "month", faults);
  const int kind = request.kind();
  const bool known = v1::Area::Kind_IsValid(kind);
  api::CheckEnum(kind, known, "kind", faults);
  if (known && kind != 0) query.kind = static_cast<AreaKind>(kind - 1);
  CheckComparisonAsked(query.kind, query.month, PresentMonth(now), faults);
  query.known_at = ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());

  ABSL_ASSIGN_OR_RETURN(
      const AreaComparison comparison,
      indicators::GetAreaComparison(ports_.dashboards, handler::ContextOf(call), query));
  auto* const message = google::protobuf::Arena::CreateMessage<v1::AreaComparison>(call.arena);
  WriteAreaComparison(call.force, comparison, *message);
  return message;
}

}  // namespace copperplate::indicators
