#pragma once

#include "libs/parts/part_repository.h"
#include "services/volunteers/app/ports/candidate_register.h"
#include "services/volunteers/app/ports/duty_import_repository.h"
#include "services/volunteers/app/ports/duty_repository.h"
#include "services/volunteers/app/ports/engagement_register.h"
#include "services/volunteers/app/ports/engagement_reviews.h"
#include "services/volunteers/app/ports/equality_register.h"
#include "services/volunteers/app/ports/erasure_repository.h"
#include "services/volunteers/app/ports/merge_repository.h"
#include "services/volunteers/app/ports/parts.h"
#include "services/volunteers/app/ports/schema_history_reader.h"
#include "services/volunteers/app/ports/session_import_repository.h"
#include "services/volunteers/app/ports/volunteer_exporter.h"
#include "services/volunteers/app/ports/volunteer_import_repository.h"
#include "services/volunteers/app/ports/watch_parts.h"
#include "services/volunteers/app/ports/watch_register.h"

namespace copperplate::volunteers {

// What the use cases of this process work on. Outlives the services made with it.
struct Ports {
  SchemaHistoryReader& schema_history;
  PartRepository<Role>& roles;
  PartRepository<DutyType>& duty_types;
  PartRepository<CadetUnit>& cadet_units;
  PartRepository<Volunteer>& volunteers;
  PartRepository<VettingCheck>& vetting_checks;
  PartRepository<Recognition>& recognitions;
  PartRepository<Engagement>& engagements;
  PartRepository<Supervision>& supervisions;
  PartRepository<GuardianConsent>& consents;
  PartRepository<EventPermission>& event_permissions;
  PartRepository<Skill>& skills;
  PartRepository<VolunteerSkill>& volunteer_skills;
  PartRepository<Availability>& availabilities;
  PartRepository<Opportunity>& opportunities;
  PartRepository<Match>& matches;
  CandidateRegister& candidates;
  DutyRepository& duties;
  DutyImportRepository& duty_imports;
  VolunteerImportRepository& volunteer_imports;
  EngagementRegister& engagement_register;
  PartRepository<EstablishmentTarget>& establishment_targets;
  PartRepository<ReviewStandard>& review_standards;
  PartRepository<EngagementStandard>& engagement_standards;
  EngagementReviews& engagement_reviews;
  PartRepository<FigureMapping>& figure_mappings;
  PartRepository<FigurePublication>& figure_publications;
  PartRepository<RetentionRule>& retention_rules;
  PartRepository<LegalHold>& legal_holds;
  ErasureRepository& erasures;
  MergeRepository& merges;
  VolunteerExporter& exporter;
  PartRepository<EqualityCharacteristic>& equality_characteristics;
  PartRepository<EqualityBenchmark>& equality_benchmarks;
  EqualityRegister& equality_register;
  PartRepository<WatchGroup>& watch_groups;
  PartRepository<SpeedwatchStandard>& speedwatch_standards;
  PartRepository<SpeedwatchSite>& sites;
  PartRepository<SpeedwatchSession>& sessions;
  SessionImportRepository& session_imports;
  WatchRegister& watch_register;
};

}  // namespace copperplate::volunteers
