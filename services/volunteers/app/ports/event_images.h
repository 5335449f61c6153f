#pragma once

#include "services/volunteers/app/ports/availability_image.h"
#include "services/volunteers/app/ports/match_image.h"
#include "services/volunteers/app/ports/opportunity_image.h"
#include "services/volunteers/app/ports/supervision_image.h"
#include "services/volunteers/app/ports/watch_group_image.h"

namespace copperplate::volunteers {

// What events keep of resources that change with others.
struct EventImages {
  SupervisionImage supervision;
  OpportunityImage opportunity;
  MatchImage match;
  AvailabilityImage availability;
  EventPermissionImage event_permission;
  WatchGroupImage watch_group;
};

}  // namespace copperplate::volunteers
