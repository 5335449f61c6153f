// The rows of improvement actions and of what is appended to them.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/delivery/app/ports/improvement_repository.h"

namespace copperplate::delivery {

// Those of a plan, by number. Four statements: in a transaction that sees one state of the data
// what they say fits together.
absl::StatusOr<std::vector<ImprovementActionRecord>> ReadImprovementActions(
    postgres::Session& session, absl::string_view force, absl::string_view plan);

}  // namespace copperplate::delivery
