#include "services/volunteers/app/summarise_volunteers.h"

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {

absl::StatusOr<VolunteerSummary> SummariseVolunteers(EngagementRegister& engagement_register,
                                                     const RequestContext& context,
                                                     absl::CivilDay as_of,
                                                     std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(const RegisterAt read, engagement_register.Read(context, known_at));
  VolunteerSummary summary;
  summary.at = read.at;
  summary.as_of = as_of;
  ABSL_ASSIGN_OR_RETURN(
      const Worked worked,
      engagement_register.ReadWorked(context, {.spans = EngagedSpansOf(read.engagements),
                                               .from = FirstDayOfHours(as_of),
                                               .to = as_of,
                                               .closed_at = BeginningOf(as_of + 1),
                                               .at = read.at}));
  for (const Kind kind : kKinds) {
    summary.kinds.push_back(SummariseKind(read.engagements, kind, as_of));
    const auto on_duty = worked.persons_on_duty.find(kind);
    const int64_t persons = on_duty == worked.persons_on_duty.end() ? 0 : on_duty->second;
    summary.hours.push_back(SummariseHours(worked.minutes, persons, summary.kinds.back(), as_of));
  }
  summary.targets = read.targets;
  summary.together = HeadcountOn(read.engagements, std::nullopt, as_of);
  return summary;
}

}  // namespace copperplate::volunteers
