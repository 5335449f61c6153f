#pragma once

#include <functional>

#include "absl/strings/string_view.h"
#include "libs/change/record_image.h"
#include "services/delivery/app/ports/plan_part.h"

namespace copperplate::delivery {

// What the events of links that texts make keep of them (PrintImage), by force and plan: they come
// with a change of something else, whose caller prints that alone.
using PlanLinkImage = std::function<RecordImage(absl::string_view force, absl::string_view plan,
                                                const PartRecord<PlanLink>& record)>;

}  // namespace copperplate::delivery
