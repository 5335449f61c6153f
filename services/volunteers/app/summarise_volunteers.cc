#include "services/volunteers/app/summarise_volunteers.h"

#include "libs/status/status_macros.h"

namespace copperplate::volunteers {

absl::StatusOr<VolunteerSummary> SummariseVolunteers(EngagementRegister& engagement_register,
                                                     const RequestContext& context,
                                                     absl::CivilDay as_of,
                                                     std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(const RegisterAt read, engagement_register.Read(context, known_at));
  VolunteerSummary summary;
  summary.revision = read.revision;
  summary.made_at = read.made_at;
  summary.as_of = as_of;
  for (const Kind kind : kKinds) {
    summary.kinds.push_back(SummariseKind(read.engagements, kind, as_of));
  }
  summary.together = HeadcountOn(read.engagements, std::nullopt, as_of);
  return summary;
}

}  // namespace copperplate::volunteers
