#pragma once

#include "libs/parts/part_repository.h"
#include "services/volunteers/app/ports/duty_import_repository.h"
#include "services/volunteers/app/ports/duty_repository.h"
#include "services/volunteers/app/ports/engagement_register.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/schema_history_reader.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/app/ports/watch_parts.h"
#include "services/volunteers/app/ports/watch_register.h"

namespace copperplate::volunteers {

// What the use cases of this process work on. Outlives the services made with it.
struct Ports {
  SchemaHistoryReader& schema_history;
  PartRepository<Role>& roles;
  PartRepository<DutyType>& duty_types;
  PartRepository<Volunteer>& volunteers;
  PartRepository<VettingCheck>& vetting_checks;
  PartRepository<Engagement>& engagements;
  PartRepository<Supervision>& supervisions;
  PartRepository<GuardianConsent>& consents;
  DutyRepository& duties;
  DutyImportRepository& duty_imports;
  VolunteerImportRepository& volunteer_imports;
  EngagementRegister& engagement_register;
  PartRepository<EstablishmentTarget>& establishment_targets;
  PartRepository<FigureMapping>& figure_mappings;
  PartRepository<FigurePublication>& figure_publications;
  PartRepository<WatchGroup>& watch_groups;
  PartRepository<SpeedwatchSite>& sites;
  PartRepository<SpeedwatchSession>& sessions;
  WatchRegister& watch_register;
};

}  // namespace copperplate::volunteers
