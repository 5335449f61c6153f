// What the changes of iterations and of their publications have in common.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

inline constexpr absl::string_view kIterationType = "iteration";

// What a change of `iteration`, empty where it is yet to be, is decided by. NOT_FOUND
// (PLAN_UNKNOWN).
absl::StatusOr<HeldIterations> ReadHeld(postgres::Session& session, absl::string_view force,
                                        absl::string_view plan, const std::string& iteration);

}  // namespace copperplate::delivery
