#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "services/delivery/domain/narrative.h"

namespace copperplate::delivery {

// $1 force, $2 path of the activity: its narratives that no report brought, the oldest first.
extern const postgres::Statement kNarrativesOfActivity;

// The rows of that statement.
absl::StatusOr<std::vector<WrittenNarrative>> ReadNarratives(const postgres::Rows& rows);

}  // namespace copperplate::delivery
