#include <string>

#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/governance/app/read_recommendation_log.h"
#include "services/governance/transport/recommendation_log_mapping.h"
#include "services/governance/transport/report_handlers.h"

namespace copperplate::governance {

absl::StatusOr<v1::RecommendationLog> RecommendationLogHandlers::GetRecommendationLog(
    const rpc::CallContext& call, const v1::GetRecommendationLogRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  kRecommendationLogName.Match(request.name(), "name", faults);
  RecommendationLogQuery query;
  query.as_of = fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  query.known_at = handler::ReadKnownAt(request, now, faults);
  query.owner = request.owner();
  fields::CheckOptionalLine(query.owner, "owner", faults);
  query.rows = request.to_do_only() ? RecommendationRows::kToDo : RecommendationRows::kAll;
  query.sensitive = handler::SeesSensitive(call);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const RecommendationLogAt at,
      ReadRecommendationLog(ports_.recommendation_register, handler::ContextOf(call), query));
  return WriteRecommendationLog(call.force, request.name(), query.as_of, at);
}

}  // namespace copperplate::governance
