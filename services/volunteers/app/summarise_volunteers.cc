#include "services/volunteers/app/summarise_volunteers.h"

#include "libs/status/status_macros.h"
#include "libs/time/civil.h"

namespace copperplate::volunteers {

absl::StatusOr<VolunteerSummary> SummariseVolunteers(EngagementRegister& engagement_register,
                                                     const RequestContext& context,
                                                     const SummaryRange& range,
                                                     std::optional<absl::Time> known_at,
                                                     const SummaryFilter& filter) {
  ABSL_ASSIGN_OR_RETURN(const RegisterAt read, engagement_register.Read(context, known_at));
  VolunteerSummary summary{
      .at = read.at, .range = range, .kinds = {}, .hours = {}, .together = {}, .targets = {}};
  ABSL_ASSIGN_OR_RETURN(
      const Worked worked,
      engagement_register.ReadWorked(context, {.spans = EngagedSpansOf(read.engagements),
                                               .from = FirstDayOfHours(range),
                                               .to = range.as_of,
                                               .closed_at = BeginningOf(range.as_of + 1),
                                               .at = read.at,
                                               .area = filter.area}));
  for (const Kind kind : kKinds) {
    if (filter.kind.value_or(kind) != kind) continue;
    summary.kinds.push_back(SummariseKind(read.engagements, kind, range));
    const auto on_duty = worked.persons_on_duty.find(kind);
    const int64_t persons = on_duty == worked.persons_on_duty.end() ? 0 : on_duty->second;
    summary.hours.push_back(SummariseHours(worked.minutes, persons, summary.kinds.back(), range));
  }
  summary.targets = read.targets;
  summary.together = HeadcountOn(read.engagements, std::nullopt, range.as_of);
  return summary;
}

}  // namespace copperplate::volunteers
