#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"

namespace copperplate::change_postgres {

// Records that the caller read the resources of these names, which are sensitive: an event of
// `type` (`commentary.read`) for each, in one statement. Nothing is done for none. Called once the
// connection that has read them is given back, and what they say is given to the caller only where
// this is OK; errors are those of libs/postgres. A reading is not what a request asks for: the
// request_id of a preview is still to be used.
absl::Status RecordReads(const ChangeParts& parts, const RequestContext& context,
                         absl::string_view type, const std::vector<std::string>& names);

}  // namespace copperplate::change_postgres
