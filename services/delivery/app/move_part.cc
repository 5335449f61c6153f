#include "services/delivery/app/move_part.h"

#include <string>

#include "libs/fields/civil.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/domain/action_rules.h"
#include "services/delivery/domain/from_day.h"
#include "services/delivery/domain/lead_rules.h"
#include "services/delivery/domain/milestone_rules.h"

namespace copperplate::delivery {
namespace {

// An action or an activity once it is withdrawn.
template <class Part>
Part AfterWithdrawal(const Part& present, const Withdrawal& withdrawal) {
  Part after = present;
  after.withdrawn_on = withdrawal.on;
  after.withdrawn_reason = withdrawal.reason;
  return after;
}

}  // namespace

PartChanged<PriorityAction> WithdrawAction(PartRepository<PriorityAction>& actions,
                                           const RequestContext& context, const PartPath& path,
                                           const Withdrawal& withdrawal, absl::CivilDay today,
                                           const Asked& asked,
                                           const Printer<PartRecord<PriorityAction>>& print) {
  const auto next = [&](const PlanContent& content,
                        const PriorityAction& present) -> absl::StatusOr<PriorityAction> {
    ABSL_RETURN_IF_ERROR(Validate(withdrawal, content, today).ToStatus());
    ABSL_RETURN_IF_ERROR(CheckLive(content, present).ToStatus());
    ABSL_RETURN_IF_ERROR(CheckActionWithdrawal(content, present).ToStatus());
    Faults faults;
    CheckWithdrawnFrom(present.from, withdrawal.on, faults);
    CheckWithdrawnBehind(content, present, withdrawal.on, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return AfterWithdrawal(present, withdrawal);
  };
  return ChangePart<PriorityAction>(actions, context, path, asked, next, print, "withdrawn");
}

PartChanged<Activity> WithdrawActivity(PartRepository<Activity>& activities,
                                       const RequestContext& context, const PartPath& path,
                                       const Withdrawal& withdrawal, absl::CivilDay today,
                                       const Asked& asked,
                                       const Printer<PartRecord<Activity>>& print) {
  const auto next = [&](const PlanContent& content,
                        const Activity& present) -> absl::StatusOr<Activity> {
    ABSL_RETURN_IF_ERROR(Validate(withdrawal, content, today).ToStatus());
    ABSL_RETURN_IF_ERROR(CheckLive(content, present).ToStatus());
    Faults faults;
    CheckWithdrawnFrom(present.from, withdrawal.on, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return AfterWithdrawal(present, withdrawal);
  };
  return ChangePart<Activity>(activities, context, path, asked, next, print, "withdrawn");
}

PartChanged<LeadAssignment> EndLead(PartRepository<LeadAssignment>& leads,
                                    const RequestContext& context, const PartPath& path,
                                    absl::CivilDay last_day, const Asked& asked,
                                    const Printer<PartRecord<LeadAssignment>>& print) {
  const auto next = [&](const PlanContent& content,
                        const LeadAssignment& present) -> absl::StatusOr<LeadAssignment> {
    ABSL_RETURN_IF_ERROR(CheckLasts(content, present).ToStatus());
    Faults faults;
    fields::CheckNotBefore(last_day, "to_date", present.from, "the first day", faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    LeadAssignment after = present;
    after.to = last_day;
    return after;
  };
  return ChangePart<LeadAssignment>(leads, context, path, asked, next, print, "ended");
}

PartChanged<Milestone> ReviseMilestoneDue(PartRepository<Milestone>& milestones,
                                          const RequestContext& context, const PartPath& path,
                                          const DueMove& move, absl::Time now, const Asked& asked,
                                          const Printer<PartRecord<Milestone>>& print) {
  const auto next = [&](const PlanContent& content,
                        const Milestone& present) -> absl::StatusOr<Milestone> {
    ABSL_RETURN_IF_ERROR(CheckUnmetMilestone(content, present).ToStatus());
    const absl::CivilDay today = LondonDay(now);
    const DueRevision revision{move.due, move.reason, context.caller, now,
                               move.on.value_or(RevisionDay(content, present, today))};
    Faults faults;
    CheckRevision(present, revision, faults);
    if (move.on.has_value()) CheckRevisionDay(content, present, *move.on, today, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return AfterRevision(present, revision);
  };
  return ChangePart<Milestone>(milestones, context, path, asked, next, print, "due_revised");
}

PartChanged<Milestone> MeetMilestone(PartRepository<Milestone>& milestones,
                                     const RequestContext& context, const PartPath& path,
                                     absl::CivilDay met_on, absl::CivilDay today,
                                     const Asked& asked,
                                     const Printer<PartRecord<Milestone>>& print) {
  const auto next = [&](const PlanContent& content,
                        const Milestone& present) -> absl::StatusOr<Milestone> {
    ABSL_RETURN_IF_ERROR(CheckUnmetMilestone(content, present).ToStatus());
    Faults faults;
    CheckMet(met_on, today, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return AfterMeeting(content, present, met_on);
  };
  return ChangePart<Milestone>(milestones, context, path, asked, next, print, "met");
}

PartChanged<Milestone> ReopenMilestone(PartRepository<Milestone>& milestones,
                                       const RequestContext& context, const PartPath& path,
                                       absl::string_view reason, absl::Time now, const Asked& asked,
                                       const Printer<PartRecord<Milestone>>& print) {
  const auto next = [&](const PlanContent& content,
                        const Milestone& present) -> absl::StatusOr<Milestone> {
    ABSL_RETURN_IF_ERROR(CheckMetMilestone(content, present).ToStatus());
    Faults faults;
    fields::CheckProse(reason, "reason", faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    return AfterReopening(content, present, {std::string(reason), context.caller, now});
  };
  return ChangePart<Milestone>(milestones, context, path, asked, next, print, "reopened");
}

}  // namespace copperplate::delivery
