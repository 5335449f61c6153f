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

#define BATCH_AND_REVISION                              \
  "JOIN batch b ON b.force = $1 AND b.batch = o.batch " \
  "JOIN revision r ON r.force = $1 AND r.revision = o.revision "

// Series by series in the order of the list, each a walk of the index that stops with the page.
const Statement kListObservations{postgres::kRead, "list_observations",
                                  "SELECT " OBSERVATION_COLUMNS R"(
    FROM (
        SELECT series.area_id, series.indicator_id, figure.*
        FROM (
            SELECT a.area, a.id AS area_id, i.indicator, i.id AS indicator_id
            FROM area a
            CROSS JOIN indicator i
            WHERE a.force = $1 AND i.force = $1 AND ($3 = '' OR a.id = $3)
              AND ($4 = '' OR i.id = $4) AND a.id >= $7 AND (a.id, i.id) >= ($7, $8)
            ORDER BY a.id, i.id) series
        CROSS JOIN LATERAL (
            SELECT DISTINCT ON (f.month, f.breakdown)
                   f.month, f.breakdown, f.numerator, f.denominator, f.flags, f.revision, f.batch
            FROM observation f
            WHERE f.force = $1 AND f.area = series.area AND f.indicator = series.indicator
              AND f.month >= $5::integer AND f.month <= $6::integer AND f.revision <= $2::bigint
              AND (series.area_id > $7 OR series.indicator_id > $8 OR f.month > $9::integer
                   OR (f.month = $9::integer AND f.breakdown > $10))
            ORDER BY f.month, f.breakdown, f.revision DESC) figure
        ORDER BY series.area_id, series.indicator_id, figure.month, figure.breakdown
        LIMIT $11) o )" BATCH_AND_REVISION
                                  "ORDER BY o.area_id, o.indicator_id, o.month, o.breakdown"};

const Statement kObservationHistory{postgres::kRead, "observation_history",
                                    "SELECT " OBSERVATION_COLUMNS R"(
    FROM (
        SELECT a.id AS area_id, i.id AS indicator_id, f.*
        FROM area a
        JOIN indicator i ON i.force = $1 AND i.id = $3
        JOIN observation f ON f.force = $1 AND f.area = a.area AND f.indicator = i.indicator
        WHERE a.force = $1 AND a.id = $2 AND f.month = $4 AND f.breakdown = $5
          AND f.revision < $6::bigint
        ORDER BY f.revision DESC
        LIMIT $7) o )" BATCH_AND_REVISION "ORDER BY o.revision DESC"};

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
