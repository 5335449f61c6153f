// Requests that may be sent again (AIP-155): one row for each, written with the change it made.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/indicators/app/ports/change.h"
#include "services/indicators/app/ports/request_context.h"

namespace copperplate::indicators {

// Named for the test of its plan. $1 force, $2 caller, $3 request id.
extern const postgres::Statement kFindRequest;

// What the caller got when it sent this request before; nothing where it carries no request_id or
// comes for the first time. ALREADY_EXISTS (REQUEST_ID_REUSED) where the caller used the id for
// another request. After BeginRevision() or under another lock on what is changed, or two of the
// same may both find nothing (the second then fails on request_pkey).
absl::StatusOr<std::optional<FirstResult>> FindRequest(postgres::Transaction& transaction,
                                                       const RequestContext& context);

// Remembers the request, where it carries a request_id, with the event it made.
absl::Status RecordRequest(postgres::Transaction& transaction, const RequestContext& context,
                           absl::string_view event_id);

}  // namespace copperplate::indicators
