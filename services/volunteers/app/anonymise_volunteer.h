// How volunteers are forgotten.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/change/asked.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "libs/parts/change_part.h"
#include "libs/parts/part_repository.h"
#include "services/volunteers/app/part_rules.h"
#include "services/volunteers/app/ports/erasure_repository.h"
#include "services/volunteers/domain/erasure.h"

namespace copperplate::volunteers {

// `today` is that of Europe/London.

// Event `volunteer.anonymised`. NOT_FOUND, ABORTED (ETAG_MISMATCH), FAILED_PRECONDITION, everything
// of domain CheckErasure(), and what the port gives.
PartChanged<Volunteer> AnonymiseVolunteer(ErasureRepository& erasures,
                                          const RequestContext& context, const PartPath& path,
                                          absl::CivilDay today, const Asked& asked,
                                          const Printer<PartRecord<Volunteer>>& print);

// Who may be anonymised, and why.
struct DueErasure {
  std::string volunteer;  // id
  Retention retention;
};

// Those after the volunteer of the id `after`, in order of ids. Errors are the port's.
absl::StatusOr<Page<DueErasure>> ListDueErasures(ErasureRepository& erasures,
                                                 const RequestContext& context,
                                                 absl::string_view after, int limit,
                                                 absl::CivilDay today);

// Changes the fields of a volunteer that a caller can set. As UpdatePart(); FAILED_PRECONDITION
// (VOLUNTEER_ANONYMISED, VOLUNTEER_MERGED).
PartChanged<Volunteer> UpdateVolunteer(PartRepository<Volunteer>& volunteers,
                                       const RequestContext& context, const PartPath& path,
                                       const Asked& asked, MergePart<Volunteer> merge,
                                       const Printer<PartRecord<Volunteer>>& print);

// Ends a legal hold; event `legal_hold.released`. As ChangePart(); FAILED_PRECONDITION
// (HOLD_RELEASED); INVALID_ARGUMENT (DATES_REVERSED of `released_on`).
PartChanged<LegalHold> ReleaseLegalHold(PartRepository<LegalHold>& holds,
                                        const RequestContext& context, const PartPath& path,
                                        absl::CivilDay released_on, const Asked& asked,
                                        const Printer<PartRecord<LegalHold>>& print);

}  // namespace copperplate::volunteers
