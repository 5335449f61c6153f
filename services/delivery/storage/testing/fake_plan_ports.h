#pragma once

#include <tuple>

#include "libs/testing_change/fake_ledger.h"
#include "libs/time/clock.h"
#include "services/delivery/storage/testing/fake_boards.h"
#include "services/delivery/storage/testing/fake_iterations.h"
#include "services/delivery/storage/testing/fake_plan_imports.h"
#include "services/delivery/storage/testing/fake_plan_parts.h"
#include "services/delivery/storage/testing/fake_plans.h"
#include "services/delivery/storage/testing/fake_statuses.h"
#include "services/delivery/storage/testing/plan_world.h"

namespace copperplate::delivery {

// All ports of plans in memory, of the forces cambridgeshire and essex.
class FakePlanPorts {
 public:
  // `clock` outlives it.
  explicit FakePlanPorts(const Clock& clock) : ledger_({"cambridgeshire", "essex"}, clock) {}

  testing_change::FakeLedger& ledger() { return ledger_; }
  FakePlanBook& book() { return book_; }
  PlanPorts ports() {
    return {plans_,
            {themes_, objectives_, business_intelligence_items_, actions_, opportunities_,
             indicator_links_, activities_, leads_, milestones_, links_},
            led_activities_,
            statuses_,
            boards_,
            iterations_,
            imports_};
  }
  template <class Part>
  PartRepository<Part>& parts() {
    return std::get<PartRepository<Part>&>(ports().parts);
  }

 private:
  testing_change::FakeLedger ledger_;
  FakePlanBook book_{ledger_};
  FakePlans plans_{book_};
  FakePlanParts<Theme> themes_{book_};
  FakePlanParts<Objective> objectives_{book_};
  FakePlanParts<BusinessIntelligenceItem> business_intelligence_items_{book_};
  FakePlanParts<PriorityAction> actions_{book_};
  FakePlanParts<Opportunity> opportunities_{book_};
  FakePlanParts<IndicatorLink> indicator_links_{book_};
  FakePlanParts<Activity> activities_{book_};
  FakePlanParts<LeadAssignment> leads_{book_};
  FakePlanParts<Milestone> milestones_{book_};
  FakePlanParts<PlanLink> links_{book_};
  FakeLedActivities led_activities_{book_};
  FakeStatuses statuses_{book_};
  FakeBoards boards_{book_};
  FakeIterations iterations_{book_};
  FakePlanImports imports_{book_};
};

}  // namespace copperplate::delivery
