#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/part_repository.h"
#include "services/delivery/app/change_part.h"
#include "services/delivery/app/ports/activity_repository.h"

namespace copperplate::delivery {

// What the creation prints: the activity, and each of its leads.
struct LedActivityPrinter {
  Printer<LedActivity> activity;
  PrintImage<PartRecord<LeadAssignment>> lead;
};

// Adds an activity with its first leads, each sound by itself (domain Validate) and of the
// activity's path; they lead it from its own first day on (domain SettleFrom()). Its narrative
// stands from the plan's first day, else from `today` on, which is that of Europe/London. NOT_FOUND
// (ACTION_UNKNOWN); FAILED_PRECONDITION (STATE_NOT_ALLOWED) of a SUPERSEDED plan; INVALID_ARGUMENT:
// CODE_TAKEN, and every fault of the domain's CheckAmong(), CheckFirstLeads() and SettleFrom(); and
// what the port gives.
absl::StatusOr<Changed<LedActivity>> CreateActivity(
    ActivityRepository& activities, const RequestContext& context, absl::string_view plan,
    const Activity& activity, const std::vector<LeadAssignment>& leads, absl::CivilDay today,
    WriteMode mode, const LedActivityPrinter& print);

// Changes the fields of an activity that a caller can set, as UpdatePart() (change_part.h), which
// see; a narrative that differs from the present one stands from `today` on.
PartChanged<Activity> UpdateActivity(PartRepository<Activity>& activities,
                                     const RequestContext& context, const PartPath& path,
                                     const Asked& asked, MergePart<Activity> merge,
                                     absl::CivilDay today,
                                     const Printer<PartRecord<Activity>>& print);

}  // namespace copperplate::delivery
