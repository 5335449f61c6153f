#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace copperplate::governance {

// A change of the service's schema, as deployed.
struct SchemaChange {
  std::string name;
  absl::Time deployed_at;
};

struct SchemaHistory {
  std::vector<SchemaChange> deployed;  // oldest first
  std::string required;                // the change this binary was built against
};

// How a database stands to this binary.
enum class SchemaState {
  kBehind,   // lacks the change the binary was built against
  kCurrent,  // that change is its newest
  kAhead,    // has newer ones
};

SchemaState StateOf(const SchemaHistory& history);

}  // namespace copperplate::governance
