#pragma once

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/delivery/app/ports/plan_part.h"

namespace copperplate::delivery {

// PlanLinkImage (app/ports): as the events of links that people change.
RecordImage LinkImage(absl::string_view force, absl::string_view plan,
                      const PartRecord<PlanLink>& record);

}  // namespace copperplate::delivery
