#pragma once

#include "absl/types/span.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/app/told_volunteers.h"
#include "services/volunteers/domain/dossier.h"

namespace copperplate::volunteers {

// Who supervises whom among those of an import who volunteer; nobody who is there already is below
// one who is new. `dossiers` are made of `told`, each in its place. Faults of `supervisor`:
// SUPERVISOR_UNKNOWN of one whom neither the force nor the import has, VOLUNTEER_MERGED of one
// whose record was merged into another, SUPERVISION_CYCLE.
void JudgeSupervisors(absl::Span<const ToldVolunteer> told, const VolunteerImportContent& content,
                      absl::Span<const Dossier> dossiers, imports::RowFaults& faults);

}  // namespace copperplate::volunteers
