#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/postgres/session.h"
#include "services/delivery/domain/plan_content.h"

namespace copperplate::delivery {

// The plan, which is there, with all its parts. Statements of their own for each kind: consistent
// under the plan's lock (plan_rows.h).
absl::StatusOr<PlanContent> ReadPlanContent(postgres::Session& session, absl::string_view force,
                                            absl::string_view plan);

// The first day that a report or an iteration of the plan, in whatever state, is of.
absl::StatusOr<std::optional<absl::CivilDay>> ReadFirstTold(postgres::Session& session,
                                                            absl::string_view force,
                                                            absl::string_view plan);

}  // namespace copperplate::delivery
