#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/change/request_context.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/rows.h"

namespace copperplate::delivery {

// Records that parts of a plan were read, as `plan.read` of it, where it is sensitive: the first
// column of `rows` says it (DELIVERY_HEADER_COLUMNS). Of no rows nothing was read. Called once the
// connection that has read them is given back.
absl::Status RecordPlanRead(const change_postgres::ChangeParts& parts,
                            const RequestContext& context, absl::string_view plan,
                            const postgres::Rows& rows);

}  // namespace copperplate::delivery
