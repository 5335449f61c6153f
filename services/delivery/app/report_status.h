#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/delivery/app/ports/status_repository.h"

namespace copperplate::delivery {

// What a report prints: the entry, and the activity where it changes with it.
struct StatusPrinter {
  Printer<StatusRecord> entry;
  PrintImage<PartRecord<Activity>> activity;
};

// Reports how the activity at `path` stands; the entry, sound by itself (domain Validate), gets its
// id here. `asked` is about the activity, its id is not looked at. `today`: in Europe/London.
// NOT_FOUND (ACTIVITY_UNKNOWN, ACTION_UNKNOWN), ABORTED (ETAG_MISMATCH), FAILED_PRECONDITION
// (STATE_NOT_ALLOWED) of a SUPERSEDED plan; INVALID_ARGUMENT, every fault that domain CheckReport()
// names; and what the port gives.
absl::StatusOr<Changed<StatusRecord>> ReportStatus(StatusRepository& statuses,
                                                   const RequestContext& context,
                                                   const PartPath& path, const StatusEntry& entry,
                                                   absl::CivilDay today, const Asked& asked,
                                                   const StatusPrinter& print);

}  // namespace copperplate::delivery
