#include "services/governance/domain/schema_history.h"

#include <algorithm>

namespace copperplate::governance {

SchemaState StateOf(const SchemaHistory& history) {
  const auto& deployed = history.deployed;
  const auto required =
      std::find_if(deployed.begin(), deployed.end(),
                   [&](const SchemaChange& change) { return change.name == history.required; });
  if (required == deployed.end()) return SchemaState::kBehind;
  return required + 1 == deployed.end() ? SchemaState::kCurrent : SchemaState::kAhead;
}

}  // namespace copperplate::governance
