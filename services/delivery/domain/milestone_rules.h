#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/milestone.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// MILESTONE_MET: a met milestone is neither moved nor met again.
Unmet CheckUnmetMilestone(const PlanContent& content, const Milestone& milestone);

// MILESTONE_UNMET: only what is met is taken back.
Unmet CheckMetMilestone(const PlanContent& content, const Milestone& milestone);

// A revision of the due day: FIELD_REQUIRED, TEXT_... of `reason`; DUE_UNCHANGED of `due`.
void CheckRevision(const Milestone& milestone, const DueRevision& revision, Faults& faults);
// The day from which one holds that a caller gives, of `revised_on`: DATE_IN_FUTURE;
// REVISED_BEFORE_PUBLISHED: by the cut-off of the last published iteration, so that boards of
// reported days would change; DATES_REVERSED: before the milestone or the revision before it.
void CheckRevisionDay(const PlanContent& content, const Milestone& milestone, absl::CivilDay on,
                      absl::CivilDay today, Faults& faults);
// The one where the caller gives none: today, where that is open and not before the last one.
absl::CivilDay RevisionDay(const PlanContent& content, const Milestone& milestone,
                           absl::CivilDay today);
// The milestone with it appended.
Milestone AfterRevision(const Milestone& milestone, const DueRevision& revision);

// DATE_IN_FUTURE of `met_on`.
void CheckMet(absl::CivilDay met_on, absl::CivilDay today, Faults& faults);
// The milestone once it is known to be met: boards of days that are reported already stay as they
// are.
Milestone AfterMeeting(const PlanContent& content, const Milestone& milestone,
                       absl::CivilDay met_on);

// Who says that a milestone was not met after all, and why.
struct ReopeningSaid {
  std::string reason;
  std::string by;
  absl::Time at;
};

// A met milestone, unmet again, with what was said kept: boards of days that are not reported yet
// have it as unmet, as if it had never been met; those of reported days stay as they are.
Milestone AfterReopening(const PlanContent& content, const Milestone& milestone,
                         const ReopeningSaid& said);

}  // namespace copperplate::delivery
