#include "services/volunteers/transport/summary_handlers.h"

#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/known_at.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/app/read_speedwatch.h"
#include "services/volunteers/app/summarise_volunteers.h"
#include "services/volunteers/transport/summary_mapping.h"

namespace copperplate::volunteers {

absl::StatusOr<v1::VolunteerSummary> SummaryHandlers::GetVolunteerSummary(
    const rpc::CallContext& call, const v1::GetVolunteerSummaryRequest& request) const {
  const absl::Time now = clock_.Now();
  Faults faults;
  kVolunteerSummaryName.Match(request.name(), "name", faults);
  const absl::CivilDay as_of =
      fields::ReadDayUpTo(request.as_of(), "as_of", LondonDay(now), faults);
  const auto known_at = handler::ReadKnownAt(request, now, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const VolunteerSummary summary,
      SummariseVolunteers(ports_.engagement_register, handler::ContextOf(call), as_of, known_at));
  ABSL_ASSIGN_OR_RETURN(const SpeedwatchSummary speedwatch,
                        ReadSpeedwatch(ports_.watch_register, handler::ContextOf(call), as_of));
  return WriteVolunteerSummary(call.force, summary, speedwatch, handler::SeesSensitive(call));
}

}  // namespace copperplate::volunteers
