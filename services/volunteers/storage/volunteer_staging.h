// Who comes with an import of volunteers: parts with their headers, and what is told of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/change_postgres/change_set.h"
#include "libs/change_postgres/record_change.h"
#include "libs/uuid/uuid.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/storage/deployable_rows.h"

namespace copperplate::volunteers {

template <class Part>
struct StagedPart {
  PartPath path;
  PartRecord<Part> record;
};

struct StagedEngagement {
  StagedPart<Engagement> part;
  DeployableColumns days;
  std::optional<absl::Time> adult_from;
};

// The parts of all dossiers.
struct StagedVolunteers {
  std::vector<StagedPart<Volunteer>> volunteers;
  std::vector<StagedPart<VettingCheck>> checks;
  std::vector<StagedEngagement> engagements;
  std::vector<StagedPart<Supervision>> supervisions;
  std::vector<StagedPart<GuardianConsent>> consents;
  std::vector<change_postgres::ChangeNote> notes;  // of the creation of each, person by person
};

// With headers of the stamp.
StagedVolunteers StageDossiers(absl::string_view force, absl::string_view caller,
                               const std::vector<Dossier>& dossiers,
                               const change_postgres::Stamp& stamp, const VolunteerImages& images,
                               UuidGenerator& uuids);

}  // namespace copperplate::volunteers
