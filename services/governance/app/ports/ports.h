#pragma once

#include "libs/parts/part_repository.h"
#include "services/governance/app/ports/action_parts.h"
#include "services/governance/app/ports/action_register.h"
#include "services/governance/app/ports/body_parts.h"
#include "services/governance/app/ports/decision_parts.h"
#include "services/governance/app/ports/forward_plan_parts.h"
#include "services/governance/app/ports/forward_plan_register.h"
#include "services/governance/app/ports/meeting_parts.h"
#include "services/governance/app/ports/meeting_reader.h"
#include "services/governance/app/ports/pack_registers.h"
#include "services/governance/app/ports/pack_sources.h"
#include "services/governance/app/ports/paper_files.h"
#include "services/governance/app/ports/publication_register.h"
#include "services/governance/app/ports/recommendation_register.h"
#include "services/governance/app/ports/report_parts.h"
#include "services/governance/app/ports/response_parts.h"
#include "services/governance/app/ports/response_register.h"
#include "services/governance/app/ports/risk_parts.h"
#include "services/governance/app/ports/risk_register_reader.h"
#include "services/governance/app/ports/schema_history_reader.h"
#include "services/governance/app/ports/settings_parts.h"
#include "services/governance/app/ports/tabled_papers.h"

namespace copperplate::governance {

// What the use cases of this process work on. Outlives the services made with it.
struct Ports {
  SchemaHistoryReader& schema_history;

  // Bodies and their meetings.
  PartRepository<Office>& offices;
  PartRepository<Body>& bodies;
  PartRepository<Membership>& memberships;
  PartRepository<Meeting>& meetings;
  PartRepository<AgendaItem>& agenda_items;
  PartRepository<Attendance>& attendances;
  PartRepository<Declaration>& declarations;
  PartRepository<Outcome>& outcomes;
  PartRepository<Minutes>& minutes;
  PartRepository<Paper>& papers;
  PaperFiles& paper_files;
  TabledPapers& tabled_papers;
  MeetingReader& meeting_reader;

  // What bodies ask to be done.
  PartRepository<Action>& actions;
  ActionRegister& action_register;

  // Reports, and what they ask to be done.
  PartRepository<SourceReport>& source_reports;
  PartRepository<Recommendation>& recommendations;
  RecommendationRegister& recommendation_register;
  PartRepository<StatutoryResponse>& statutory_responses;
  ResponseRegister& response_register;

  // Decisions, and what of them is owed to the public.
  PartRepository<Decision>& decisions;
  PartRepository<DecisionNotice>& decision_notices;
  PublicationRegister& publication_register;

  // What bodies mean to take at later meetings.
  PartRepository<ForwardPlanEntry>& forward_plan;
  ForwardPlanRegister& forward_plan_register;

  // Risks.
  PartRepository<Risk>& risks;
  PartRepository<RiskAssessment>& risk_assessments;
  PartRepository<RegisterSnapshot>& risk_register_snapshots;
  RiskRegisterReader& risk_register;

  // What governance is held against and counted by.
  PartRepository<GovernanceSettings>& governance_settings;
  PartRepository<BankHoliday>& bank_holidays;

  // What was frozen for packs, and what other services have for them.
  FrozenRegisterReader& frozen_registers;
  PackSources& pack_sources;
};

}  // namespace copperplate::governance
