#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/governance/domain/office.h"

namespace copperplate::governance {

// Whether the owner is written as an office, by its resource name, that the force does not have.
// Who is written in words may be anybody. `offices` are those of the force, asked where needed.
absl::StatusOr<bool> IsOwnedByUnknownOffice(
    absl::string_view force, absl::string_view owner,
    const std::function<absl::StatusOr<std::vector<Office>>()>& offices);

}  // namespace copperplate::governance
