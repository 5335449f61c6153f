#pragma once

#include "libs/parts/part_repository.h"
#include "services/delivery/app/ports/activity_repository.h"
#include "services/delivery/app/ports/assurance_repository.h"
#include "services/delivery/app/ports/board_reader.h"
#include "services/delivery/app/ports/improvement_repository.h"
#include "services/delivery/app/ports/iteration_repository.h"
#include "services/delivery/app/ports/plan_import_repository.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/app/ports/status_repository.h"
#include "services/delivery/app/ports/verdict_reader.h"

namespace copperplate::delivery {

// What the use cases of this process work on. Outlives the services made with it.
struct Ports {
  PlanRepository& plans;
  PlanImportRepository& plan_imports;
  PartRepository<Theme>& themes;
  PartRepository<Objective>& objectives;
  PartRepository<BusinessIntelligenceItem>& business_intelligence_items;
  PartRepository<PriorityAction>& actions;
  PartRepository<Opportunity>& opportunities;
  PartRepository<IndicatorLink>& indicator_links;
  PartRepository<Activity>& activities;
  PartRepository<LeadAssignment>& leads;
  PartRepository<Milestone>& milestones;
  PartRepository<PlanLink>& links;
  ActivityRepository& led_activities;
  StatusRepository& statuses;
  BoardReader& boards;
  IterationRepository& iterations;
  ImprovementRepository& improvements;
  AssuranceRepository& assurances;
  VerdictReader& verdicts;
};

}  // namespace copperplate::delivery
