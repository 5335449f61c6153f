#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/plan.pb.h"
#include "libs/api/update_mask.h"
#include "libs/status/faults.h"
#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/domain/plan.h"

namespace copperplate::delivery {

inline api::UpdateRules PlanUpdateRules() {
  return {.output_only = {"successor"}, .immutable = {"kind"}};
}

// A plan of `force` as the API shows it.
v1::Plan WritePlan(absl::string_view force, const PlanRecord& record);

// The DRAFT `id` of `force` that a caller describes on `today` in Europe/London. Faults by the
// message's field names.
Plan ReadPlan(absl::string_view force, absl::string_view id, const v1::Plan& message,
              absl::CivilDay today, Faults& faults);

// The id of a plan of `force` that `text` refers to by name or id; empty where it is empty, or with
// the fault RESOURCE_NAME_INVALID.
std::string ReadPlanReference(absl::string_view force, absl::string_view text,
                              absl::string_view field, Faults& faults);

}  // namespace copperplate::delivery
