#include "services/governance/domain/refusal.h"

#include "absl/strings/str_cat.h"
#include "libs/status/error.h"

namespace copperplate::governance {

absl::Status Refused(absl::string_view reason, absl::string_view kind, absl::string_view name,
                     absl::string_view what) {
  return Error(absl::StatusCode::kFailedPrecondition, reason, absl::StrCat(kind, " ", what))
      .Precondition(reason, name, what)
      .Build();
}

}  // namespace copperplate::governance
