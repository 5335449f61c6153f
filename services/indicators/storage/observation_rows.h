// The statements of observations, and what their rows mean.
#pragma once

#include "absl/status/statusor.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/observation_repository.h"

namespace copperplate::indicators {

// $1 force, $2 revision, $3 area id (empty: all), $4 indicator id (empty: all), $5 first and $6
// last month, $7 to $10 area id, indicator id, month and breakdown to begin behind (empty, empty,
// 0, empty: from the first), $11 number of rows.
extern const postgres::Statement kListObservations;

// $1 force, $2 area id, $3 indicator id, $4 month, $5 breakdown, $6 revision to begin below, $7
// number of rows.
extern const postgres::Statement kObservationHistory;

// Whether the force is known, the area $2 and the indicator $3 (empty: not asked) are its own.
extern const postgres::Statement kObservationParents;

// A row of the first two.
absl::StatusOr<ObservationRecord> ReadObservation(const postgres::Row& row);

}  // namespace copperplate::indicators
