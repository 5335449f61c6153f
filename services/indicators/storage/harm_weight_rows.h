// The statements of harm weights, and what their rows mean.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/harm_weight_repository.h"

namespace copperplate::indicators {

// $1 force, $2 id, $3 newest revision to look at.
extern const postgres::Statement kFindHarmWeight;
// $1 force, $2 id before the first, $3 newest revision to look at, $4 category (empty: all), $5
// number of rows.
extern const postgres::Statement kListHarmWeights;

// A row of the statements above.
absl::StatusOr<HarmWeightRecord> ReadHarmWeight(const postgres::Row& row);

// All that the force holds, by id.
absl::StatusOr<std::vector<HarmWeightRecord>> ReadHarmWeights(postgres::Session& session,
                                                              absl::string_view force);

// Writes the revision `record.header.version` of it.
absl::Status WriteHarmWeight(postgres::Session& session, absl::string_view force,
                             const HarmWeightRecord& record, bool deleted);

}  // namespace copperplate::indicators
