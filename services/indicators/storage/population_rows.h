// The statements of populations, and what their rows mean.
#pragma once

#include "absl/status/statusor.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/population_repository.h"

namespace copperplate::indicators {

// $1 force, $2 and $3 area id and year of the row before the first, $4 newest revision
// to look at, $5 number of rows.
extern const postgres::Statement kListPopulations;
// $1 force, $2 area id, $3 year, $4 newest revision to look at.
extern const postgres::Statement kGetPopulation;
// $1 force, $2 area id, $3 year. No row where the force has no such area, the year NULL where none
// is held.
extern const postgres::Statement kFindPopulation;
// $1 force, $2 area id, $3 year, $4 revision, $5 value, $6 instant.
extern const postgres::Statement kWritePopulation;

// A row of the first three.
absl::StatusOr<PopulationRecord> ReadPopulation(const postgres::Row& row);

}  // namespace copperplate::indicators
