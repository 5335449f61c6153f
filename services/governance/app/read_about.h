#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "services/governance/app/ports/schema_history_reader.h"

namespace copperplate::governance {

struct About {
  std::optional<SchemaChange> newest;  // none where nothing is deployed
  SchemaState schema_state;
};

// What the service says of itself. Errors: those of the port.
absl::StatusOr<About> ReadAbout(SchemaHistoryReader& reader, const RequestContext& context);

}  // namespace copperplate::governance
