#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "libs/status/faults.h"
#include "services/delivery/domain/rag.h"

namespace copperplate::delivery {

// How an activity stood on a day, as somebody reported it. Appended, never changed: a wrong one is
// corrected by another.
struct StatusEntry {
  std::string id;
  std::string action;    // id
  std::string activity;  // id
  absl::CivilDay as_of;
  Rag rag = Rag::kWhite;
  std::string narrative;
  std::string entered_by;
  absl::Time entered_at;
  std::string corrects;         // id of the entry of this activity that does not count; or empty
  std::string override_reason;  // why the colour holds although dates speak against it; or empty
  std::string direction_as_printed;  // as an import had it: kept, never used
};

// Every fault of an entry by itself, by the API's field names.
Faults Validate(const StatusEntry& entry);

}  // namespace copperplate::delivery
