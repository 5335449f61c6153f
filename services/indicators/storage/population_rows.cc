#include "services/indicators/storage/population_rows.h"

#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Statement;

// Two walks of indexes, area by area: `id >= $2` is what the first one starts from.
const Statement kListPopulations{postgres::kRead, "list_populations", R"(
    SELECT a.id, p.year, p.value, p.created_at
    FROM area a
    JOIN LATERAL (SELECT DISTINCT ON (year) year, value, created_at
                  FROM population
                  WHERE force = $1 AND area = a.area AND revision <= $4::bigint
                  ORDER BY year, revision DESC) p ON true
    WHERE a.force = $1 AND a.id >= $2 AND (a.id > $2 OR p.year > $3)
    ORDER BY a.id, p.year
    LIMIT $5)"};

const Statement kGetPopulation{postgres::kRead, "get_population", R"(
    SELECT a.id, p.year, p.value, p.created_at
    FROM area a
    JOIN population p ON p.force = $1 AND p.area = a.area
    WHERE a.force = $1 AND a.id = $2 AND p.year = $3 AND p.revision <= $4::bigint
    ORDER BY p.revision DESC
    LIMIT 1)"};

const Statement kFindPopulation{postgres::kRead, "find_population", R"(
    SELECT a.id, p.year, p.value, p.created_at
    FROM area a
    LEFT JOIN population p ON p.force = a.force AND p.area = a.area AND p.year = $3
    WHERE a.force = $1 AND a.id = $2
    ORDER BY p.revision DESC
    LIMIT 1)"};

const Statement kWritePopulation{postgres::kWrite, "write_population", R"(
    INSERT INTO population (force, area, year, revision, value, created_at)
    SELECT $1, area, $3, $4, $5, $6
    FROM area WHERE force = $1 AND id = $2)"};

absl::StatusOr<PopulationRecord> ReadPopulation(const postgres::Row& row) {
  PopulationRecord record;
  Population& population = record.population;
  ABSL_RETURN_IF_ERROR(
      row.Read(population.area, population.year, population.value, record.create_time));
  return record;
}

}  // namespace copperplate::indicators
