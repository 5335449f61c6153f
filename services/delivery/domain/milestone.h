#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"

namespace copperplate::delivery {

// A due day that was moved: appended, never changed.
struct DueRevision {
  absl::CivilDay to;
  std::string reason;
  std::string revised_by;
  absl::Time revised_at;
  absl::CivilDay on;  // from which `to` is the due day: no earlier board knows it
};

// That a milestone was said to be met, and was not: appended, never changed.
struct MilestoneReopening {
  absl::CivilDay met_on;
  absl::CivilDay met_known_on;  // from which boards had it as met
  absl::CivilDay on;            // from which they have it as unmet again
  std::string reason;
  std::string reopened_by;
  absl::Time reopened_at;
};

struct Milestone {
  std::string id;
  std::string action;    // id
  std::string activity;  // id
  std::string title;
  absl::CivilDay original_due;         // never changes
  absl::CivilDay current_due;          // that of the last revision, else the original
  std::vector<DueRevision> revisions;  // oldest first
  std::optional<absl::CivilDay> met_on;
  // From which boards have it as met: `met_on`, unless a report of that day was published before.
  std::optional<absl::CivilDay> met_known_on;
  // From which the activity has it; nothing in a request that leaves that to the service.
  std::optional<absl::CivilDay> from;
  std::vector<MilestoneReopening> reopenings;  // oldest first
};

// Every fault of a milestone by itself, by the API's field names.
Faults Validate(const Milestone& milestone);

}  // namespace copperplate::delivery
