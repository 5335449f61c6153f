#pragma once

#include "libs/postgres/pool.h"
#include "libs/uuid/uuid.h"
#include "services/delivery/app/ports/plan_link_image.h"
#include "services/delivery/app/ports/ports.h"
#include "services/delivery/storage/activity_storage.h"
#include "services/delivery/storage/assurance_storage.h"
#include "services/delivery/storage/board_storage.h"
#include "services/delivery/storage/improvement_storage.h"
#include "services/delivery/storage/iteration_storage.h"
#include "services/delivery/storage/plan_import_storage.h"
#include "services/delivery/storage/plan_parts.h"
#include "services/delivery/storage/plan_storage.h"
#include "services/delivery/storage/status_storage.h"
#include "services/delivery/storage/text_link_changes.h"

namespace copperplate::delivery {

// Every port of this service that is on PostgreSQL. Thread-safe; outlived by `pool` and `uuids`.
class Repositories {
 public:
  // `pool` is of the runtime role, its search_path the service's schema.
  Repositories(postgres::Pool& pool, UuidGenerator& uuids, const PlanLinkImage& link_image)
      : plans_({pool, uuids}),
        plan_imports_({pool, uuids}),
        themes_({pool, uuids}),
        objectives_({pool, uuids}),
        business_intelligence_items_({pool, uuids}),
        actions_({pool, uuids}, LinksBeside<PriorityAction>(link_image)),
        opportunities_({pool, uuids}),
        indicator_links_({pool, uuids}),
        activities_({pool, uuids}, LinksBeside<Activity>(link_image)),
        leads_({pool, uuids}),
        milestones_({pool, uuids}),
        links_({pool, uuids}),
        led_activities_({pool, uuids}, link_image),
        statuses_({pool, uuids}, link_image),
        boards_({pool, uuids}),
        iterations_({pool, uuids}),
        improvements_({pool, uuids}),
        assurances_({pool, uuids}) {}

  // Those, and the given one of services/delivery/clients.
  Ports ports(VerdictReader& verdicts) {
    return {.plans = plans_,
            .plan_imports = plan_imports_,
            .themes = themes_,
            .objectives = objectives_,
            .business_intelligence_items = business_intelligence_items_,
            .actions = actions_,
            .opportunities = opportunities_,
            .indicator_links = indicator_links_,
            .activities = activities_,
            .leads = leads_,
            .milestones = milestones_,
            .links = links_,
            .led_activities = led_activities_,
            .statuses = statuses_,
            .boards = boards_,
            .iterations = iterations_,
            .improvements = improvements_,
            .assurances = assurances_,
            .verdicts = verdicts};
  }

 private:
  PlanStorage plans_;
  PlanImportStorage plan_imports_;
  PlanParts<Theme> themes_;
  PlanParts<Objective> objectives_;
  PlanParts<BusinessIntelligenceItem> business_intelligence_items_;
  PlanParts<PriorityAction> actions_;
  PlanParts<Opportunity> opportunities_;
  PlanParts<IndicatorLink> indicator_links_;
  PlanParts<Activity> activities_;
  PlanParts<LeadAssignment> leads_;
  PlanParts<Milestone> milestones_;
  PlanParts<PlanLink> links_;
  ActivityStorage led_activities_;
  StatusStorage statuses_;
  BoardStorage boards_;
  IterationStorage iterations_;
  ImprovementStorage improvements_;
  AssuranceStorage assurances_;
};

}  // namespace copperplate::delivery
