#pragma once

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/app/told_volunteers.h"
#include "services/volunteers/domain/dossier.h"

namespace copperplate::volunteers {

// The units of the cadets of an import. `dossiers` are made of `told`, each in its place. Faults of
// `unit_or_group`, on the first line of the engagement: CADET_UNIT_UNKNOWN, CADET_UNIT_CLOSED of
// one that is not over, UNIT_FULL of each beyond the places that the unit has left `today`.
void JudgeUnits(absl::Span<const ToldVolunteer> told, const VolunteerImportContent& content,
                absl::Span<const Dossier> dossiers, absl::CivilDay today,
                imports::RowFaults& faults);

}  // namespace copperplate::volunteers
