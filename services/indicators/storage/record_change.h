#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "libs/api/uuid.h"
#include "libs/postgres/transaction.h"
#include "services/indicators/app/ports/request_context.h"

namespace copperplate::indicators {

// What a change tells of itself beside who made it.
struct ChangeNote {
  absl::Time instant;
  std::string type;     // `area.created`
  std::string subject;  // resource name
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// The last statements of a changing transaction: the event, and the request where it may be sent
// again.
absl::Status RecordChange(postgres::Transaction& transaction, const RequestContext& context,
                          api::UuidGenerator& uuids, const ChangeNote& note);

}  // namespace copperplate::indicators
