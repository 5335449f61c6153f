#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace copperplate::governance {

// FAILED_PRECONDITION for one thing that is not so: `what` follows `kind` (`the action`) in the
// message. Where several may be unmet at once, libs/status/unmet.h names them all.
absl::Status Refused(absl::string_view reason, absl::string_view kind, absl::string_view name,
                     absl::string_view what);

}  // namespace copperplate::governance
