#include "services/indicators/storage/peer_figure_rows.h"

#include <string>

#include "libs/postgres/copy.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/indicators/storage/import_reference.h"

namespace copperplate::indicators {

using postgres::CopyWriter;
using postgres::Row;
using postgres::Rows;
using postgres::StagingTable;
using postgres::Statement;

// Indicator by indicator, each walked by its key.
const Statement kListPeerFigures{postgres::kRead, "list_peer_figures", R"(
    SELECT i.id, f.of_kind, f.of_id, f.period_end, f.period_months, f.numerator, f.denominator,
           f.value, f.interval_lower, f.interval_upper, f.data_to, b.id, f.revision,
           r.recorded_at
    FROM indicator i
    CROSS JOIN LATERAL (
        SELECT DISTINCT ON (p.of_kind, p.period_end, p.of_id) p.*
        FROM peer_figure p
        WHERE p.force = $1 AND p.indicator = i.indicator AND p.revision <= $2::bigint
          AND p.period_end >= $8 AND p.period_end <= $9
          AND (i.id > $4 OR (p.of_kind, p.period_end, p.of_id) >
                                ($5::smallint, $6::integer, $7::text))
        ORDER BY p.of_kind, p.period_end, p.of_id, p.revision DESC
        LIMIT $10) f
    JOIN batch b ON b.force = $1 AND b.batch = f.batch
    JOIN revision r ON r.force = $1 AND r.revision = f.revision
    WHERE i.force = $1 AND ($3 = '' OR i.id = $3) AND i.id >= $4
    ORDER BY i.id, f.of_kind, f.period_end, f.of_id
    LIMIT $10)"};

namespace {

constexpr Statement kForces{postgres::kRead, "peer_forces",
                            "SELECT force FROM force WHERE force <> 'national'"};

constexpr Statement kPeerAreas{postgres::kRead, "peer_areas", R"(
    SELECT a.id, v.kind, v.valid_from, v.valid_to
    FROM area a
    JOIN area_version v ON v.force = a.force AND v.area = a.area AND v.revision = a.revision
    WHERE a.force = $1)"};

const StagingTable kPeerFigureRow{
    "peer_figure_row",
    "indicator integer, of_kind smallint, period_end integer, of_id text COLLATE \"C\", "
    "period_months smallint, numerator bigint, denominator bigint, value bigint, "
    "interval_lower bigint, interval_upper bigint, data_to integer"};

constexpr Statement kChangePeerFigures{postgres::kWrite, "change_peer_figures", R"(
    WITH changed AS MATERIALIZED (
        SELECT incoming.*, held.data_to IS NOT NULL AS revises
        FROM peer_figure_row incoming
        LEFT JOIN LATERAL (
            SELECT o.*
            FROM peer_figure o
            WHERE o.force = $1 AND o.indicator = incoming.indicator
              AND o.of_kind = incoming.of_kind AND o.period_end = incoming.period_end
              AND o.of_id = incoming.of_id
            ORDER BY o.revision DESC LIMIT 1) held ON true
        WHERE (held.period_months, held.numerator, held.denominator, held.value,
               held.interval_lower, held.interval_upper, held.data_to)
              IS DISTINCT FROM
              (incoming.period_months, incoming.numerator, incoming.denominator, incoming.value,
               incoming.interval_lower, incoming.interval_upper, incoming.data_to)),
    written AS (
        INSERT INTO peer_figure (force, indicator, of_kind, period_end, of_id, revision,
                                 period_months, numerator, denominator, value, interval_lower,
                                 interval_upper, data_to, batch)
        SELECT $1, indicator, of_kind, period_end, of_id, $2::bigint, period_months, numerator,
               denominator, value, interval_lower, interval_upper, data_to, $3::integer
        FROM changed
        WHERE $4
        ORDER BY indicator, of_kind, period_end, of_id)
    SELECT (SELECT count(*) FROM changed WHERE NOT revises),
           (SELECT count(*) FROM changed WHERE revises))"};

}  // namespace

absl::StatusOr<PeerFigureRecord> ReadPeerFigure(const Row& row) {
  PeerFigureRecord record;
  PeerFigure& figure = record.figure;
  int kind = 0;
  ABSL_RETURN_IF_ERROR(row.Read(record.indicator, kind, figure.of, figure.period_end,
                                figure.period_months, figure.numerator, figure.denominator,
                                figure.value, figure.interval_lower, figure.interval_upper,
                                figure.data_to, record.batch, record.revision, record.record_time));
  figure.kind = postgres::FromNumber<PeerKind>(kind);
  return record;
}

absl::StatusOr<PeerReference> ReadPeerReference(postgres::Session& session,
                                                absl::string_view force) {
  PeerReference reference;
  // The revision is read first there.
  ABSL_ASSIGN_OR_RETURN(reference.import, ReadImportReference(session, force));
  reference.import.areas.clear();
  ABSL_ASSIGN_OR_RETURN(const Rows forces, session.Query(kForces));
  for (const Row row : forces) reference.forces.emplace_back(row.Text(0));
  ABSL_ASSIGN_OR_RETURN(const Rows areas, session.Query(kPeerAreas, force));
  for (const Row row : areas) {
    PeerArea& area = reference.areas.emplace_back();
    int kind = 0;
    ABSL_RETURN_IF_ERROR(row.Read(area.id, kind, area.valid_from, area.valid_to));
    area.kind = postgres::FromNumber<AreaKind>(kind);
  }
  return reference;
}

absl::StatusOr<PeerFigureCounts> ChangePeerFigures(postgres::Transaction& transaction,
                                                   absl::string_view force, int64_t revision,
                                                   int32_t batch, bool write,
                                                   absl::Span<const PeerFigureImportRow> rows) {
  const auto stage = [&](CopyWriter& out) -> absl::Status {
    for (const PeerFigureImportRow& row : rows) {
      const PeerFigure& figure = row.figure;
      ABSL_RETURN_IF_ERROR(out.Write(row.indicator, postgres::ToNumber(figure.kind),
                                     figure.period_end, figure.of, figure.period_months,
                                     figure.numerator, figure.denominator, figure.value,
                                     figure.interval_lower, figure.interval_upper, figure.data_to));
    }
    return absl::OkStatus();
  };
  ABSL_RETURN_IF_ERROR(transaction.Stage(kPeerFigureRow, stage).status());
  ABSL_ASSIGN_OR_RETURN(const Rows counted,
                        transaction.Query(kChangePeerFigures, force, revision, batch, write));
  PeerFigureCounts counts;
  ABSL_RETURN_IF_ERROR(counted[0].Read(counts.inserted, counts.revised));
  return counts;
}

}  // namespace copperplate::indicators
