#include "services/governance/app/owner_rules.h"

#include <algorithm>

#include "libs/status/status_macros.h"
#include "services/governance/app/ports/resource_names.h"

namespace copperplate::governance {

absl::StatusOr<bool> IsOwnedByUnknownOffice(
    absl::string_view force, absl::string_view owner,
    const std::function<absl::StatusOr<std::vector<Office>>()>& offices) {
  decltype(kOfficeName)::Ids ids;
  if (!kOfficeName.Matches(owner, ids)) return false;
  const absl::string_view id = ids[1];
  if (ids[0] != force) return true;
  ABSL_ASSIGN_OR_RETURN(const std::vector<Office> there, offices());
  return std::none_of(there.begin(), there.end(),
                      [id](const Office& office) { return office.id == id; });
}

}  // namespace copperplate::governance
