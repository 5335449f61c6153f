// How two records are said to be of one person.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/app/ports/merge_repository.h"

namespace copperplate::volunteers {

// Into which record, and how it is known that both are of one person.
struct MergeInto {
  std::string volunteer;  // id
  std::string reason;
};

// Gives the record of `path` up for another one; event `volunteer.merged`. `today` is that of
// Europe/London. NOT_FOUND, ABORTED (ETAG_MISMATCH), INVALID_ARGUMENT (VOLUNTEER_UNKNOWN of
// `into`), FAILED_PRECONDITION, everything of domain CheckMerge(), and what the port gives.
PartChanged<Volunteer> MergeVolunteer(MergeRepository& merges, const RequestContext& context,
                                      const PartPath& path, const MergeInto& into,
                                      absl::CivilDay today, const Asked& asked,
                                      const Printer<PartRecord<Volunteer>>& print);

}  // namespace copperplate::volunteers
