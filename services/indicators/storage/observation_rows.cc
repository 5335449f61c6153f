#include "services/indicators/storage/observation_rows.h"

#include <cstdint>

#include "libs/status/status_macros.h"
#include "services/indicators/storage/figure_flags.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Statement;

#define OBSERVATION_COLUMNS                                                                \
  "o.area_id, o.indicator_id, o.month, o.breakdown, o.numerator, o.denominator, o.flags, " \
  "b.id, o.revision, r.recorded_at, b.author, b.revision_reason "

// OFFSET keeps each a look-up by key: joined freely, all of the force's are read for a page.
#define BATCH_AND_REVISION                                                \
  "CROSS JOIN LATERAL (SELECT id, author, revision_reason FROM batch "    \
  "                    WHERE force = $1 AND batch = o.batch OFFSET 0) b " \
  "CROSS JOIN LATERAL (SELECT recorded_at FROM revision "                 \
  "                    WHERE force = $1 AND revision = o.revision OFFSET 0) r "

// A page costs what its rows cost, whatever PostgreSQL estimates: nothing on the way to its last
// row is sorted but the series. Each series gives at most a page, walking the key from the place to
// begin behind; the newest version of a figure is the one that the next row is not of. The series
// that the page ends in is read to its own limit (WITH TIES), so that the cut needs no order within
// it. Series go by one array, since of two columns PostgreSQL drops a fixed one and then sorts.
const Statement kListObservations{postgres::kRead, "list_observations",
                                  "SELECT " OBSERVATION_COLUMNS R"(
    FROM (
        SELECT series.area_id, series.indicator_id, figure.*
        FROM (
            SELECT a.area, a.id AS area_id, i.indicator, i.id AS indicator_id,
                   ARRAY[a.id, i.id] AS ids,
                   CASE WHEN a.id = $7 AND i.id = $8 THEN $9::integer ELSE $5::integer END AS month,
                   CASE WHEN a.id = $7 AND i.id = $8 THEN $10 ELSE '' END AS breakdown,
                   CASE WHEN a.id = $7 AND i.id = $8 THEN 9223372036854775807 ELSE 0 END AS revision
            FROM area a
            CROSS JOIN indicator i
            WHERE a.force = $1 AND i.force = $1 AND ($3 = '' OR a.id = $3)
              AND ($4 = '' OR i.id = $4) AND a.id >= $7 AND (a.id, i.id) >= ($7, $8)
            ORDER BY ids) series
        CROSS JOIN LATERAL (
            SELECT held.month, held.breakdown, held.numerator, held.denominator, held.flags,
                   held.revision, held.batch
            FROM (
                SELECT f.*, lead(f.month) OVER key AS next_month,
                       lead(f.breakdown) OVER key AS next_breakdown
                FROM observation f
                WHERE f.force = $1 AND f.area = series.area AND f.indicator = series.indicator
                  AND (f.month, f.breakdown, f.revision) >
                      (series.month, series.breakdown, series.revision)
                  AND f.month <= $6::integer AND f.revision <= $2::bigint
                WINDOW key AS (ORDER BY f.month, f.breakdown, f.revision)) held
            WHERE held.next_month IS DISTINCT FROM held.month
               OR held.next_breakdown IS DISTINCT FROM held.breakdown
            ORDER BY held.month, held.breakdown
            LIMIT $11) figure
        ORDER BY series.ids
        FETCH FIRST $11 ROWS WITH TIES) o )" BATCH_AND_REVISION
                                  "ORDER BY o.area_id, o.indicator_id, o.month, o.breakdown "
                                  "LIMIT $11"};

const Statement kObservationHistory{postgres::kRead, "observation_history",
                                    "SELECT " OBSERVATION_COLUMNS R"(
    FROM (
        SELECT a.id AS area_id, i.id AS indicator_id, figure.*
        FROM area a
        JOIN indicator i ON i.force = $1 AND i.id = $3
        CROSS JOIN LATERAL (
            SELECT *
            FROM observation f
            WHERE f.force = $1 AND f.area = a.area AND f.indicator = i.indicator AND f.month = $4
              AND f.breakdown = $5 AND f.revision < $6::bigint
            ORDER BY f.revision DESC
            LIMIT $7) figure
        WHERE a.force = $1 AND a.id = $2) o )" BATCH_AND_REVISION "ORDER BY o.revision DESC"};

const Statement kObservationParents{postgres::kRead, "observation_parents", R"(
    SELECT EXISTS (SELECT FROM force WHERE force = $1),
           $2 = '' OR EXISTS (SELECT FROM area WHERE force = $1 AND id = $2),
           $3 = '' OR EXISTS (SELECT FROM indicator WHERE force = $1 AND id = $3))"};

#undef OBSERVATION_COLUMNS
#undef BATCH_AND_REVISION

absl::StatusOr<ObservationRecord> ReadObservation(const Row& row) {
  ObservationRecord record;
  int16_t flags = 0;
  ABSL_RETURN_IF_ERROR(row.Read(record.area, record.indicator, record.month, record.breakdown,
                                record.numerator, record.denominator, flags, record.batch,
                                record.revision, record.record_time, record.author,
                                record.revision_reason));
  record.status = StatusOf(flags);
  record.qualifier = QualifierOf(flags);
  record.period_months = PeriodMonthsOf(flags);
  return record;
}

}  // namespace copperplate::indicators
