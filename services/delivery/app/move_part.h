// The moves of the parts of a plan that are more than a change of fields: each is `next` of
// ChangePart() (change_part.h), which see for what all of them refuse beside what stands here.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/change/asked.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_repository.h"
#include "services/delivery/app/change_part.h"
#include "services/delivery/domain/withdrawal.h"

namespace copperplate::delivery {

// `today` is that of Europe/London.

// Event `action.withdrawn`. INVALID_ARGUMENT (domain Validate of the withdrawal);
// FAILED_PRECONDITION (ALREADY_WITHDRAWN, ACTIVITIES_LIVE, every one of them).
PartChanged<PriorityAction> WithdrawAction(PartRepository<PriorityAction>& actions,
                                           const RequestContext& context, const PartPath& path,
                                           const Withdrawal& withdrawal, absl::CivilDay today,
                                           const Asked& asked,
                                           const Printer<PartRecord<PriorityAction>>& print);

// Event `activity.withdrawn`. INVALID_ARGUMENT as above; FAILED_PRECONDITION (ALREADY_WITHDRAWN).
PartChanged<Activity> WithdrawActivity(PartRepository<Activity>& activities,
                                       const RequestContext& context, const PartPath& path,
                                       const Withdrawal& withdrawal, absl::CivilDay today,
                                       const Asked& asked,
                                       const Printer<PartRecord<Activity>>& print);

// Gives a lead its last day; event `lead.ended`. FAILED_PRECONDITION (LEAD_ENDED); INVALID_ARGUMENT
// (DATES_REVERSED of `to_date`, OPCC_LEADS_EMPTY: nobody would lead for the OPCC the day after).
PartChanged<LeadAssignment> EndLead(PartRepository<LeadAssignment>& leads,
                                    const RequestContext& context, const PartPath& path,
                                    absl::CivilDay last_day, const Asked& asked,
                                    const Printer<PartRecord<LeadAssignment>>& print);

// A move of a due day as it is asked for.
struct DueMove {
  absl::CivilDay due;
  std::string reason;
  std::optional<absl::CivilDay> on;  // from which it holds; nothing: domain RevisionDay()
};

// Moves the due day, `now` in whole microseconds; event `milestone.due_revised`.
// FAILED_PRECONDITION (MILESTONE_MET); INVALID_ARGUMENT (DUE_UNCHANGED of `due`, FIELD_REQUIRED and
// TEXT_... of `reason`, what domain CheckRevisionDay() says of `revised_on`).
PartChanged<Milestone> ReviseMilestoneDue(PartRepository<Milestone>& milestones,
                                          const RequestContext& context, const PartPath& path,
                                          const DueMove& move, absl::Time now, const Asked& asked,
                                          const Printer<PartRecord<Milestone>>& print);

// Event `milestone.met`. FAILED_PRECONDITION (MILESTONE_MET); INVALID_ARGUMENT (DATE_IN_FUTURE of
// `met_on`).
PartChanged<Milestone> MeetMilestone(PartRepository<Milestone>& milestones,
                                     const RequestContext& context, const PartPath& path,
                                     absl::CivilDay met_on, absl::CivilDay today,
                                     const Asked& asked,
                                     const Printer<PartRecord<Milestone>>& print);

// Takes a meeting back, `now` in whole microseconds; event `milestone.reopened`.
// FAILED_PRECONDITION (MILESTONE_UNMET); INVALID_ARGUMENT (FIELD_REQUIRED and TEXT_... of
// `reason`).
PartChanged<Milestone> ReopenMilestone(PartRepository<Milestone>& milestones,
                                       const RequestContext& context, const PartPath& path,
                                       absl::string_view reason, absl::Time now, const Asked& asked,
                                       const Printer<PartRecord<Milestone>>& print);

}  // namespace copperplate::delivery
