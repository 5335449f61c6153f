#pragma once

#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/volunteers/app/ports/event_images.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/storage/cadet_unit_rows.h"
#include "services/volunteers/storage/candidate_register_storage.h"
#include "services/volunteers/storage/carried_changes.h"
#include "services/volunteers/storage/duty_import_storage.h"
#include "services/volunteers/storage/duty_storage.h"
#include "services/volunteers/storage/engagement_register_storage.h"
#include "services/volunteers/storage/engagement_review_storage.h"
#include "services/volunteers/storage/equality_register_storage.h"
#include "services/volunteers/storage/erasure_storage.h"
#include "services/volunteers/storage/left_behind.h"
#include "services/volunteers/storage/match_changes.h"
#include "services/volunteers/storage/merge_storage.h"
#include "services/volunteers/storage/root_rows.h"
#include "services/volunteers/storage/schema_history_storage.h"
#include "services/volunteers/storage/session_import_storage.h"
#include "services/volunteers/storage/supervision_changes.h"
#include "services/volunteers/storage/volunteer_export_storage.h"
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
  Repositories(postgres::Pool& pool, UuidGenerator& uuids, const EventImages& images)
      : schema_history_(pool),
        roles_({pool, uuids}),
        duty_types_({pool, uuids}),
        cadet_units_({pool, uuids}, CheckLeadersBeside()),
        volunteers_({pool, uuids}),
        vetting_checks_({pool, uuids}),
        recognitions_({pool, uuids}),
        engagements_(
            {pool, uuids},
            parts_postgres::BothBeside(
                parts_postgres::BothBeside(SupervisionsBeside(images.supervision),
                                           WithdrawnBeside(images.match, images.opportunity)),
                parts_postgres::BothBeside(
                    LeftBehindBeside(images),
                    CarriedBeside(images.availability, images.event_permission)))),
        supervisions_({pool, uuids}, SucceededBeside(images.supervision)),
        consents_({pool, uuids}),
        event_permissions_({pool, uuids}),
        skills_({pool, uuids}),
        volunteer_skills_({pool, uuids}),
        availabilities_({pool, uuids}),
        opportunities_({pool, uuids}),
        matches_({pool, uuids}, SlotsBeside(images.opportunity)),
        candidates_({pool, uuids}),
        duties_({pool, uuids}),
        duty_imports_({pool, uuids}),
        volunteer_imports_({pool, uuids}),
        register_(pool),
        establishment_targets_({pool, uuids}),
        review_standards_({pool, uuids}),
        engagement_standards_({pool, uuids}),
        engagement_reviews_({pool, uuids}),
        figure_mappings_({pool, uuids}),
        figure_publications_({pool, uuids}),
        retention_rules_({pool, uuids}),
        legal_holds_({pool, uuids}),
        erasures_({pool, uuids}, images),
        merges_({pool, uuids}),
        exporter_({pool, uuids}),
        equality_characteristics_({pool, uuids}),
        equality_benchmarks_({pool, uuids}),
        equality_register_({pool, uuids}),
        watch_groups_({pool, uuids}, GroupChecked()),
        speedwatch_standards_({pool, uuids}),
        sites_({pool, uuids}),
        sessions_({pool, uuids}, SessionChecked()),
        session_imports_({pool, uuids}),
        watch_register_(pool) {}

  Ports ports() {
    return {.schema_history = schema_history_,
            .roles = roles_,
            .duty_types = duty_types_,
            .cadet_units = cadet_units_,
            .volunteers = volunteers_,
            .vetting_checks = vetting_checks_,
            .recognitions = recognitions_,
            .engagements = engagements_,
            .supervisions = supervisions_,
            .consents = consents_,
            .event_permissions = event_permissions_,
            .skills = skills_,
            .volunteer_skills = volunteer_skills_,
            .availabilities = availabilities_,
            .opportunities = opportunities_,
            .matches = matches_,
            .candidates = candidates_,
            .duties = duties_,
            .duty_imports = duty_imports_,
            .volunteer_imports = volunteer_imports_,
            .engagement_register = register_,
            .establishment_targets = establishment_targets_,
            .review_standards = review_standards_,
            .engagement_standards = engagement_standards_,
            .engagement_reviews = engagement_reviews_,
            .figure_mappings = figure_mappings_,
            .figure_publications = figure_publications_,
            .retention_rules = retention_rules_,
            .legal_holds = legal_holds_,
            .erasures = erasures_,
            .merges = merges_,
            .exporter = exporter_,
            .equality_characteristics = equality_characteristics_,
            .equality_benchmarks = equality_benchmarks_,
            .equality_register = equality_register_,
            .watch_groups = watch_groups_,
            .speedwatch_standards = speedwatch_standards_,
            .sites = sites_,
            .sessions = sessions_,
            .session_imports = session_imports_,
            .watch_register = watch_register_};
  }

 private:
  SchemaHistoryStorage schema_history_;
  VolunteerParts<Role> roles_;
  VolunteerParts<DutyType> duty_types_;
  VolunteerParts<CadetUnit> cadet_units_;
  VolunteerParts<Volunteer> volunteers_;
  VolunteerParts<VettingCheck> vetting_checks_;
  VolunteerParts<Recognition> recognitions_;
  VolunteerParts<Engagement> engagements_;
  VolunteerParts<Supervision> supervisions_;
  VolunteerParts<GuardianConsent> consents_;
  VolunteerParts<EventPermission> event_permissions_;
  VolunteerParts<Skill> skills_;
  VolunteerParts<VolunteerSkill> volunteer_skills_;
  VolunteerParts<Availability> availabilities_;
  VolunteerParts<Opportunity> opportunities_;
  VolunteerParts<Match> matches_;
  CandidateRegisterStorage candidates_;
  DutyStorage duties_;
  DutyImportStorage duty_imports_;
  VolunteerImportStorage volunteer_imports_;
  EngagementRegisterStorage register_;
  VolunteerParts<EstablishmentTarget> establishment_targets_;
  VolunteerParts<ReviewStandard> review_standards_;
  VolunteerParts<EngagementStandard> engagement_standards_;
  EngagementReviewStorage engagement_reviews_;
  VolunteerParts<FigureMapping> figure_mappings_;
  VolunteerParts<FigurePublication> figure_publications_;
  VolunteerParts<RetentionRule> retention_rules_;
  VolunteerParts<LegalHold> legal_holds_;
  ErasureStorage erasures_;
  MergeStorage merges_;
  VolunteerExportStorage exporter_;
  VolunteerParts<EqualityCharacteristic> equality_characteristics_;
  VolunteerParts<EqualityBenchmark> equality_benchmarks_;
  EqualityRegisterStorage equality_register_;
  VolunteerParts<WatchGroup> watch_groups_;
  VolunteerParts<SpeedwatchStandard> speedwatch_standards_;
  VolunteerParts<SpeedwatchSite> sites_;
  VolunteerParts<SpeedwatchSession> sessions_;
  SessionImportStorage session_imports_;
  WatchRegisterStorage watch_register_;
};

}  // namespace copperplate::volunteers
