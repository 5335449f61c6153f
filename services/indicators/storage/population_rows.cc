#include "services/indicators/storage/population_rows.h"

#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Statement;

// Area by area, each walked by its key, as kListObservations does.
const Statement kListPopulations{postgres::kRead, "list_populations", R"(
    SELECT o.id, o.year, o.value, o.created_at
    FROM (
        SELECT place.id, estimate.*
        FROM (
            SELECT a.area, a.id, CASE WHEN a.id = $2 THEN $3::integer ELSE 0 END AS year,
                   CASE WHEN a.id = $2 THEN 9223372036854775807 ELSE 0 END AS revision
            FROM area a
            WHERE a.force = $1 AND a.id >= $2
            ORDER BY a.id) place
        CROSS JOIN LATERAL (
            SELECT held.*
            FROM (
                SELECT p.year, p.value, p.created_at, lead(p.year) OVER key AS next_year
                FROM population p
                WHERE p.force = $1 AND p.area = place.area AND p.revision <= $4::bigint
                  AND (p.year, p.revision) > (place.year, place.revision)
                WINDOW key AS (ORDER BY p.year, p.revision)) held
            WHERE held.next_year IS DISTINCT FROM held.year
            ORDER BY held.year
            LIMIT $5) estimate
        ORDER BY place.id
        FETCH FIRST $5 ROWS WITH TIES) o
    ORDER BY o.id, o.year
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
