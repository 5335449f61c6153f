#pragma once

#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "services/delivery/app/ports/plan_part.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// An activity with its leads, those that have ended among them.
struct LedActivity {
  PartRecord<Activity> activity;
  std::vector<PartRecord<LeadAssignment>> leads;
};

// A new activity with its first leads, decided under the lock of the plan.
struct ActivityCreation {
  PartPath path;
  // What is to be: headers are filled in when it is written. An error ends the change. May run
  // again.
  absl::FunctionRef<absl::StatusOr<LedActivity>(const PlanContent& content)> decide;
  WriteMode mode = WriteMode::kWrite;
  Printer<LedActivity> print;  // its image is the activity's alone
  PrintImage<PartRecord<LeadAssignment>> lead_image;
};

// What is asked of activities and their leads together, of the plans of one force, the context's.
// Implementations are thread-safe. Beside the errors named each gives those of
// libs/postgres/sqlstate.h.
class ActivityRepository {
 public:
  virtual ~ActivityRepository() = default;

  // The leads of an activity, or of all those of an action (`above` is its path), or of a plan: by
  // action, activity and id. Empty where what they lie below is not there or may not be read. They
  // are read beside an activity, whose own reading or change is the event.
  virtual absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> LeadsBelow(
      const RequestContext& context, const PartPath& above, bool sensitive) = 0;

  // See libs/change. Its events are `activity.created` and a `lead.created` each. NOT_FOUND
  // (PLAN_UNKNOWN, FORCE_UNKNOWN), ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives.
  virtual absl::StatusOr<Changed<LedActivity>> Create(const RequestContext& context,
                                                      const ActivityCreation& creation) = 0;
};

}  // namespace copperplate::delivery
