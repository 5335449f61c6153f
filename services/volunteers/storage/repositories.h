#pragma once

#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/app/ports/supervision_image.h"
#include "services/volunteers/storage/duty_import_storage.h"
#include "services/volunteers/storage/duty_storage.h"
#include "services/volunteers/storage/engagement_register_storage.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/schema_history_storage.h"
#include "services/volunteers/storage/supervision_changes.h"
#include "services/volunteers/storage/volunteer_import_storage.h"
#include "services/volunteers/storage/watch_changes.h"
#include "services/volunteers/storage/watch_register_storage.h"
#include "services/volunteers/storage/watch_roots.h"

namespace copperplate::volunteers {

// Every port of this service on PostgreSQL. Thread-safe; outlived by `pool` and `uuids`.
class Repositories {
 public:
  // `pool` is of the runtime role, its search_path the service's schema. `uuids` is for ports that
  // write.
  Repositories(postgres::Pool& pool, UuidGenerator& uuids,
               const SupervisionImage& supervision_image)
      : schema_history_(pool),
        roles_({pool, uuids}),
        duty_types_({pool, uuids}),
        volunteers_({pool, uuids}),
        vetting_checks_({pool, uuids}),
        engagements_({pool, uuids}, SupervisionsBeside(supervision_image)),
        supervisions_({pool, uuids}, SucceededBeside(supervision_image)),
        consents_({pool, uuids}),
        duties_({pool, uuids}),
        duty_imports_({pool, uuids}),
        volunteer_imports_({pool, uuids}),
        register_(pool),
        establishment_targets_({pool, uuids}),
        figure_mappings_({pool, uuids}),
        figure_publications_({pool, uuids}),
        watch_groups_({pool, uuids}, GroupChecked()),
        sites_({pool, uuids}),
        sessions_({pool, uuids}, SessionChecked(SpeedwatchLimits())),
        watch_register_(pool) {}

  Ports ports() {
    return {.schema_history = schema_history_,
            .roles = roles_,
            .duty_types = duty_types_,
            .volunteers = volunteers_,
            .vetting_checks = vetting_checks_,
            .engagements = engagements_,
            .supervisions = supervisions_,
            .consents = consents_,
            .duties = duties_,
            .duty_imports = duty_imports_,
            .volunteer_imports = volunteer_imports_,
            .engagement_register = register_,
            .establishment_targets = establishment_targets_,
            .figure_mappings = figure_mappings_,
            .figure_publications = figure_publications_,
            .watch_groups = watch_groups_,
            .sites = sites_,
            .sessions = sessions_,
            .watch_register = watch_register_};
  }

 private:
  SchemaHistoryStorage schema_history_;
  VolunteerParts<Role> roles_;
  VolunteerParts<DutyType> duty_types_;
  VolunteerParts<Volunteer> volunteers_;
  VolunteerParts<VettingCheck> vetting_checks_;
  VolunteerParts<Engagement> engagements_;
  VolunteerParts<Supervision> supervisions_;
  VolunteerParts<GuardianConsent> consents_;
  DutyStorage duties_;
  DutyImportStorage duty_imports_;
  VolunteerImportStorage volunteer_imports_;
  EngagementRegisterStorage register_;
  VolunteerParts<EstablishmentTarget> establishment_targets_;
  VolunteerParts<FigureMapping> figure_mappings_;
  VolunteerParts<FigurePublication> figure_publications_;
  VolunteerParts<WatchGroup> watch_groups_;
  VolunteerParts<SpeedwatchSite> sites_;
  VolunteerParts<SpeedwatchSession> sessions_;
  WatchRegisterStorage watch_register_;
};

}  // namespace copperplate::volunteers
