#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "services/governance/domain/outcome.h"

namespace copperplate::governance {

// What rules about other records look at of a meeting.
struct MeetingDay {
  std::string name;  // its resource name
  std::string body;  // id
  absl::CivilDay on;
  bool held = true;         // it has begun: not planned, cancelled or postponed
  bool called_off = false;  // it is cancelled or postponed
  // The item of its agenda that is named, or that an outcome which is named is of, is restricted.
  bool restricted = false;
  std::string item_number = {};  // of that item, as printed; empty where none is named
  std::vector<std::string> restricted_numbers = {};   // of all its items that are, as printed
  std::optional<OutcomeKind> outcome = std::nullopt;  // of the outcome that is named, if one is
};

}  // namespace copperplate::governance
