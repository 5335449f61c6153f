#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/parts/part_repository.h"
#include "services/delivery/app/ports/activity_repository.h"
#include "services/delivery/app/ports/board_reader.h"
#include "services/delivery/app/ports/iteration_repository.h"
#include "services/delivery/app/ports/plan_import_repository.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/app/ports/status_repository.h"

namespace copperplate::delivery {

// The ports of plans on one store.
struct PlanPorts {
  PlanRepository& plans;
  std::tuple<PartRepository<Theme>&, PartRepository<Objective>&,
             PartRepository<BusinessIntelligenceItem>&, PartRepository<PriorityAction>&,
             PartRepository<Opportunity>&, PartRepository<IndicatorLink>&,
             PartRepository<Activity>&, PartRepository<LeadAssignment>&, PartRepository<Milestone>&,
             PartRepository<PlanLink>&>
      parts;
  ActivityRepository& led_activities;
  StatusRepository& statuses;
  BoardReader& boards;
  IterationRepository& iterations;
  PlanImportRepository& imports;
};

struct PlanEvent {
  std::string type;
  std::string subject;
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// One implementation of the ports, empty, of the forces cambridgeshire and essex.
class PlanWorld {
 public:
  virtual ~PlanWorld() = default;
  virtual PlanPorts ports() = 0;
  // Those of a plan, and of what is in it, the oldest first.
  virtual std::vector<PlanEvent> EventsOf(absl::string_view force, absl::string_view plan) = 0;

  template <class Part>
  PartRepository<Part>& parts() {
    return std::get<PartRepository<Part>&>(ports().parts);
  }
};

std::unique_ptr<PlanWorld> MakeFakePlanWorld();
// Dies where there is no database.
std::unique_ptr<PlanWorld> MakePostgresPlanWorld();

}  // namespace copperplate::delivery
