#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/status/error.h"
#include "services/gateway/transcode/request_plan.h"

namespace copperplate::gateway {

// Appends to `wire` what the query says: parameters are paths of fields (`near.latitude`, in proto
// or JSON names) that neither the path nor the body binds; one of a repeated field may come again.
// An unknown parameter, one that comes twice, and a value of the wrong type are added to `faults`
// under the parameter as it was sent. INVALID_ARGUMENT (PERCENT_ENCODING) where the query is not
// text.
absl::Status AppendQuery(const RequestPlan& plan, absl::string_view query, std::string& wire,
                         Faults& faults);

}  // namespace copperplate::gateway
