// Requests that may be sent again (AIP-155): one row for each, written with the change it made.
#pragma once

#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change/change.h"
#include "libs/change/request_context.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"

namespace copperplate::change_postgres {

// Named for the test of its plan. $1 force, $2 caller, $3 request id.
extern const postgres::Statement kFindRequest;

// What the caller was answered when it sent this request before; nothing where it carries no
// request_id or comes for the first time. ALREADY_EXISTS (REQUEST_ID_REUSED) where the caller used
// the id for another request. Two of the same at once may both find nothing: the later one to
// write then fails on a unique key, request_pkey at the last (RunChange sees to that).
absl::StatusOr<std::optional<FirstResult>> FindRequest(postgres::Transaction& transaction,
                                                       const RequestContext& context);

// Remembers the request, where it carries a request_id, with the reply's message, serialised.
absl::Status RecordRequest(postgres::Transaction& transaction, const RequestContext& context,
                           absl::string_view reply);

}  // namespace copperplate::change_postgres
