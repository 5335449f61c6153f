#pragma once

#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/governance/app/ports/event_images.h"
#include "services/governance/app/ports/ports.h"
#include "services/governance/storage/action_register_storage.h"
#include "services/governance/storage/action_rows.h"
#include "services/governance/storage/body_roots.h"
#include "services/governance/storage/carried_items.h"
#include "services/governance/storage/decision_rows.h"
#include "services/governance/storage/forward_plan_register_storage.h"
#include "services/governance/storage/forward_plan_rows.h"
#include "services/governance/storage/frozen_register_storage.h"
#include "services/governance/storage/meeting_reader_storage.h"
#include "services/governance/storage/meeting_roots.h"
#include "services/governance/storage/paper_files_storage.h"
#include "services/governance/storage/paper_rows.h"
#include "services/governance/storage/publication_register_storage.h"
#include "services/governance/storage/recommendation_register_storage.h"
#include "services/governance/storage/report_rows.h"
#include "services/governance/storage/response_register_storage.h"
#include "services/governance/storage/response_rows.h"
#include "services/governance/storage/risk_register_storage.h"
#include "services/governance/storage/risk_rows.h"
#include "services/governance/storage/risk_snapshot_rows.h"
#include "services/governance/storage/root_rows.h"
#include "services/governance/storage/schema_history_storage.h"
#include "services/governance/storage/settings_rows.h"
#include "services/governance/storage/tabled_papers_storage.h"

namespace copperplate::governance {

// Every port of this service on PostgreSQL. Thread-safe; outlived by `pool` and `uuids`.
class Repositories {
 public:
  // `pool` is of the runtime role, its search_path the service's schema. `uuids` is for ports that
  // write.
  Repositories(postgres::Pool& pool, UuidGenerator& uuids, const EventImages& images)
      : schema_history_(pool),
        // Bodies and their meetings.
        offices_({pool, uuids}),
        bodies_({pool, uuids}),
        memberships_({pool, uuids}),
        meetings_({pool, uuids}, CarriedBeside(images)),
        agenda_items_({pool, uuids}),
        attendances_({pool, uuids}),
        declarations_({pool, uuids}),
        outcomes_({pool, uuids}),
        minutes_({pool, uuids}),
        papers_({pool, uuids}),
        paper_files_({pool, uuids}),
        tabled_papers_({pool, uuids}),
        meeting_reader_(pool),
        // What bodies ask to be done.
        actions_({pool, uuids}),
        action_register_(pool),
        // Reports, and what they ask to be done.
        source_reports_({pool, uuids}),
        recommendations_({pool, uuids}),
        recommendation_register_({pool, uuids}),
        statutory_responses_({pool, uuids}),
        response_register_({pool, uuids}),
        // Decisions, and what of them is owed to the public.
        decisions_({pool, uuids}),
        decision_notices_({pool, uuids}),
        publication_register_({pool, uuids}),
        // What bodies mean to take at later meetings.
        forward_plan_({pool, uuids}),
        forward_plan_register_({pool, uuids}),
        // Risks.
        risks_({pool, uuids}),
        risk_assessments_({pool, uuids}),
        risk_register_snapshots_({pool, uuids}),
        risk_register_({pool, uuids}),
        // What governance is held against and counted by.
        governance_settings_({pool, uuids}),
        bank_holidays_({pool, uuids}),
        // What was frozen for packs.
        frozen_registers_({pool, uuids}) {}

  Ports ports(PackSources& pack_sources) {
    return {.schema_history = schema_history_,
            // Bodies and their meetings.
            .offices = offices_,
            .bodies = bodies_,
            .memberships = memberships_,
            .meetings = meetings_,
            .agenda_items = agenda_items_,
            .attendances = attendances_,
            .declarations = declarations_,
            .outcomes = outcomes_,
            .minutes = minutes_,
            .papers = papers_,
            .paper_files = paper_files_,
            .tabled_papers = tabled_papers_,
            .meeting_reader = meeting_reader_,
            // What bodies ask to be done.
            .actions = actions_,
            .action_register = action_register_,
            // Reports, and what they ask to be done.
            .source_reports = source_reports_,
            .recommendations = recommendations_,
            .recommendation_register = recommendation_register_,
            .statutory_responses = statutory_responses_,
            .response_register = response_register_,
            // Decisions, and what of them is owed to the public.
            .decisions = decisions_,
            .decision_notices = decision_notices_,
            .publication_register = publication_register_,
            // What bodies mean to take at later meetings.
            .forward_plan = forward_plan_,
            .forward_plan_register = forward_plan_register_,
            // Risks.
            .risks = risks_,
            .risk_assessments = risk_assessments_,
            .risk_register_snapshots = risk_register_snapshots_,
            .risk_register = risk_register_,
            // What governance is held against and counted by.
            .governance_settings = governance_settings_,
            .bank_holidays = bank_holidays_,
            // What was frozen for packs, and what other services have for them.
            .frozen_registers = frozen_registers_,
            .pack_sources = pack_sources};
  }

 private:
  SchemaHistoryStorage schema_history_;

  // Bodies and their meetings.
  GovernanceParts<Office> offices_;
  GovernanceParts<Body> bodies_;
  GovernanceParts<Membership> memberships_;
  GovernanceParts<Meeting> meetings_;
  GovernanceParts<AgendaItem> agenda_items_;
  GovernanceParts<Attendance> attendances_;
  GovernanceParts<Declaration> declarations_;
  GovernanceParts<Outcome> outcomes_;
  GovernanceParts<Minutes> minutes_;
  GovernanceParts<Paper> papers_;
  PaperFilesStorage paper_files_;
  TabledPapersStorage tabled_papers_;
  MeetingReaderStorage meeting_reader_;

  // What bodies ask to be done.
  GovernanceParts<Action> actions_;
  ActionRegisterStorage action_register_;

  // Reports, and what they ask to be done.
  GovernanceParts<SourceReport> source_reports_;
  GovernanceParts<Recommendation> recommendations_;
  RecommendationRegisterStorage recommendation_register_;
  GovernanceParts<StatutoryResponse> statutory_responses_;
  ResponseRegisterStorage response_register_;

  // Decisions, and what of them is owed to the public.
  GovernanceParts<Decision> decisions_;
  GovernanceParts<DecisionNotice> decision_notices_;
  PublicationRegisterStorage publication_register_;

  // What bodies mean to take at later meetings.
  GovernanceParts<ForwardPlanEntry> forward_plan_;
  ForwardPlanRegisterStorage forward_plan_register_;
  // Risks.
  GovernanceParts<Risk> risks_;
  GovernanceParts<RiskAssessment> risk_assessments_;
  GovernanceParts<RegisterSnapshot> risk_register_snapshots_;
  RiskRegisterStorage risk_register_;

  // What governance is held against and counted by.
  GovernanceParts<GovernanceSettings> governance_settings_;
  GovernanceParts<BankHoliday> bank_holidays_;

  // What was frozen for packs.
  FrozenRegisterStorage frozen_registers_;
};

}  // namespace copperplate::governance
