#include "services/indicators/storage/diff_cause_rows.h"

#include "libs/postgres/enumeration.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {
namespace {

// Kinds are numbered as CauseKind (those of annotations as AnnotationKind from 1), cells as the
// proto's Indicator.Column.
constexpr postgres::Statement kDiffCauses{postgres::kRead, "diff_causes", R"(
    WITH place AS MATERIALIZED (
        SELECT a.area, a.id FROM area a
        WHERE a.force = $1 AND (a.id = ANY($6::text[]) OR EXISTS (
            SELECT FROM area_parent m
            JOIN area p ON p.force = $1 AND p.area = m.parent
            WHERE m.force = $1 AND m.area = a.area AND m.parent_force = $1
              AND p.id = ANY($6::text[])))),
    change AS (
        SELECT 1 AS kind, i.id AS subject, i.id AS indicator, 1 AS cell, v.revision
        FROM indicator_version v
        JOIN indicator i ON i.force = $1 AND i.indicator = v.indicator
        WHERE v.force = $1 AND v.revision > $2::bigint AND v.revision <= $3::bigint
        UNION ALL
        SELECT 2, p.id, '', 1, v.revision
        FROM place p
        JOIN area_version v ON v.force = $1 AND v.area = p.area
        WHERE v.revision > $2::bigint AND v.revision <= $3::bigint
        UNION ALL
        SELECT 3, p.id || '-' || e.year, '', 1, e.revision
        FROM place p
        JOIN population e ON e.force = $1 AND e.area = p.area
        WHERE e.revision > $2::bigint AND e.revision <= $3::bigint
        UNION ALL
        SELECT 4, c.id, i.id, c.cell, c.revision
        FROM area a
        JOIN printed_cell c ON c.force = $1 AND c.area = a.area AND c.month = $4
        JOIN indicator i ON i.force = $1 AND i.indicator = c.indicator
        WHERE a.force = $1 AND a.id = $5
          AND c.revision > $2::bigint AND c.revision <= $3::bigint
        UNION ALL
        SELECT CASE n.kind WHEN 1 THEN 9 WHEN 2 THEN 5 ELSE 8 END, n.id, i.id, 1, n.revision
        FROM annotation n
        JOIN indicator i ON i.force = $1 AND i.indicator = n.indicator
        LEFT JOIN area a ON a.force = $1 AND a.area = n.area
        WHERE n.force = $1 AND coalesce(a.id, $5) = $5
          AND n.revision > $2::bigint AND n.revision <= $3::bigint
        UNION ALL
        SELECT 6, h.id, '', 1, h.revision
        FROM harm_weight h
        WHERE h.force = $1 AND h.revision > $2::bigint AND h.revision <= $3::bigint)
    SELECT c.kind, c.subject, c.indicator, c.cell, c.revision, r.recorded_at, r.actor
    FROM change c
    JOIN revision r ON r.force = $1 AND r.revision = c.revision
    ORDER BY c.revision, c.kind, c.subject)"};

constexpr postgres::Statement kNationalCauses{postgres::kRead, "national_diff_causes", R"(
    WITH change AS (
        SELECT 10 AS kind, g.id AS subject, '' AS indicator, v.revision
        FROM peer_group g
        JOIN peer_group_version v ON v.force = 'national' AND v.peer_group = g.peer_group
        WHERE g.force = 'national' AND g.of_force = $1
          AND v.revision > $2::bigint AND v.revision <= $3::bigint
        UNION ALL
        SELECT DISTINCT 11, b.id, i.id, p.revision
        FROM indicator i
        JOIN peer_figure p ON p.force = 'national' AND p.indicator = i.indicator
        JOIN batch b ON b.force = 'national' AND b.batch = p.batch
        WHERE i.force = 'national' AND i.id = ANY($5::text[]) AND p.period_end <= $4
          AND p.revision > $2::bigint AND p.revision <= $3::bigint
        UNION ALL
        SELECT 12, i.id, i.id, v.revision
        FROM indicator i
        JOIN indicator_version v ON v.force = 'national' AND v.indicator = i.indicator
        WHERE i.force = 'national' AND i.id = ANY($5::text[])
          AND v.revision > $2::bigint AND v.revision <= $3::bigint
        UNION ALL
        SELECT 13, a.id, '', v.revision
        FROM area a
        JOIN area_version v ON v.force = 'national' AND v.area = a.area AND v.kind IN (1, 2)
        WHERE a.force = 'national'
          AND v.revision > $2::bigint AND v.revision <= $3::bigint)
    SELECT c.kind, c.subject, c.indicator, 1, c.revision, r.recorded_at, r.actor
    FROM change c
    JOIN revision r ON r.force = 'national' AND r.revision = c.revision
    ORDER BY c.revision, c.kind, c.subject, c.indicator)"};

absl::StatusOr<std::vector<DiffCause>> ReadRows(const postgres::Rows& rows) {
  std::vector<DiffCause> causes;
  for (const postgres::Row row : rows) {
    DiffCause& cause = causes.emplace_back();
    int kind = 0;
    int cell = 0;
    ABSL_RETURN_IF_ERROR(row.Read(kind, cause.subject, cause.indicator, cell, cause.revision,
                                  cause.record_time, cause.author));
    cause.kind = static_cast<CauseKind>(kind);
    cause.column = postgres::FromNumber<Column>(cell);
  }
  return causes;
}

}  // namespace

absl::StatusOr<std::vector<DiffCause>> ReadCauses(postgres::Session& session,
                                                  absl::string_view force,
                                                  const CauseQuery& query) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        session.Query(kDiffCauses, force, query.after, query.to, query.month,
                                      query.area, query.areas));
  return ReadRows(rows);
}

absl::StatusOr<std::vector<DiffCause>> ReadNationalCauses(postgres::Session& session,
                                                          absl::string_view force,
                                                          const CauseQuery& query) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        session.Query(kNationalCauses, force, query.national_after,
                                      query.national_to, query.month, query.peers_of));
  return ReadRows(rows);
}

}  // namespace copperplate::indicators
