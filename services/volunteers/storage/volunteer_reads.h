#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"

namespace copperplate::volunteers {

// That these volunteers (ids) are shown to the caller: an event `volunteer.read` each
// (libs/change_postgres/record_reads.h).
absl::Status RecordVolunteersRead(const change_postgres::ChangeParts& parts,
                                  const RequestContext& context,
                                  const std::vector<std::string>& volunteers);

}  // namespace copperplate::volunteers
