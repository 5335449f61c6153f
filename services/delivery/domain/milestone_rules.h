#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/milestone.h"

namespace copperplate::delivery {

// MILESTONE_MET: a met milestone is neither moved nor met again.
Unmet CheckUnmetMilestone(const Milestone& milestone);

// A revision of the due day: FIELD_REQUIRED, TEXT_... of `reason`; DUE_UNCHANGED of `due`.
void CheckRevision(const Milestone& milestone, const DueRevision& revision, Faults& faults);
// The milestone with it appended.
Milestone AfterRevision(const Milestone& milestone, const DueRevision& revision);

// DATE_IN_FUTURE of `met_on`.
void CheckMet(absl::CivilDay met_on, absl::CivilDay today, Faults& faults);

}  // namespace copperplate::delivery
