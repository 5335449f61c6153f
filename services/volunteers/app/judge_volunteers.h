// The rules of an import of volunteers.
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/app/told_volunteers.h"

namespace copperplate::volunteers {

// Who is told and what follows of it, as it is to be written: supervisions end where the next one
// begins, and with their engagement. Adds every fault, by the line on which it is: those of the
// domain's rules (volunteer.h, vetting_check.h, told_engagement.h, supervision.h, watch_group.h);
// VOLUNTEER_EXISTS; ROLE_UNKNOWN; SUPERVISOR_UNKNOWN of a volunteer whom neither the force nor the
// import has; those of JudgeUnits().
std::vector<Dossier> JudgeVolunteers(absl::Span<const ToldVolunteer> told,
                                     const VolunteerImportContent& content,
                                     absl::string_view caller, absl::CivilDay today,
                                     imports::RowFaults& faults);

}  // namespace copperplate::volunteers
