#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// What is done towards an action. Who leads it are its LeadAssignments, one OPCC lead at least.
struct Activity {
  std::string id;         // of its code: `v1-1`
  std::string action;     // id
  std::string code;       // `V2` as its action's, or `V1.1`; never used again
  std::string narrative;  // where it stands, as last written or reported
  // Where a change writes the narrative, and no report brings it: the day from which it stands
  // (narrative.h). Nothing in what is read.
  std::optional<absl::CivilDay> narrative_from;
  std::optional<absl::CivilDay> target_date;
  std::optional<absl::CivilDay> next_review_on;
  std::optional<absl::CivilDay> withdrawn_on;
  std::string withdrawn_reason;  // of a withdrawn one only
  // From which it is in the plan; nothing in a request that leaves that to the service.
  std::optional<absl::CivilDay> from;

  bool live() const { return !withdrawn_on.has_value(); }
  bool LiveOn(absl::CivilDay day) const {
    return (!from || *from <= day) && (!withdrawn_on || day < *withdrawn_on);
  }
};

// Every fault of an activity by itself, by the API's field names.
Faults Validate(const Activity& activity);

}  // namespace copperplate::delivery
