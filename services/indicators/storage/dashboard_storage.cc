#include "services/indicators/storage/dashboard_storage.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"
#include "services/indicators/storage/breakdown_rows.h"
#include "services/indicators/storage/dashboard_rows.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

namespace {

constexpr postgres::Statement kThemes{postgres::kRead, "themes", R"(
    SELECT DISTINCT v.theme COLLATE "C" AS theme
    FROM indicator i
    JOIN LATERAL (SELECT o.theme FROM indicator_version o
                  WHERE o.force = $1 AND o.indicator = i.indicator AND o.revision <= $2::bigint
                  ORDER BY o.revision DESC LIMIT 1) v ON true
    WHERE i.force = $1
    ORDER BY theme)"};

// The newest month by the key read backwards.
#define LATEST_OF_AREA                                                           \
  "(SELECT o.month FROM observation o "                                          \
  " WHERE o.force = $1 AND o.area = a.area AND o.indicator = i.indicator "       \
  "   AND o.breakdown >= i.first_breakdown AND o.breakdown <= i.last_breakdown " \
  "   AND o.revision <= $4::bigint "                                             \
  " ORDER BY o.month DESC, o.breakdown DESC, o.revision DESC LIMIT 1) "

// Of a derived indicator that of the term that lags most; its terms are of its measure.
constexpr postgres::Statement kLatestMonth{postgres::kRead, "latest_month", R"(
    WITH wanted AS MATERIALIZED (
        SELECT i.indicator, v.formula,
               CASE WHEN v.measure = 9 THEN 'offence=' ELSE '' END COLLATE "C" AS first_breakdown,
               CASE WHEN v.measure = 9 THEN 'offence>' ELSE '' END COLLATE "C" AS last_breakdown
        FROM indicator i
        LEFT JOIN LATERAL (
            SELECT o.formula, o.measure FROM indicator_version o
            WHERE o.force = $1 AND o.indicator = i.indicator AND o.revision <= $4::bigint
            ORDER BY o.revision DESC LIMIT 1) v ON true
        WHERE i.force = $1 AND i.id = $3),
    source AS MATERIALIZED (
        SELECT w.indicator, w.first_breakdown, w.last_breakdown
        FROM wanted w WHERE coalesce(cardinality(w.formula), 0) = 0
        UNION ALL
        SELECT i.indicator, w.first_breakdown, w.last_breakdown
        FROM wanted w
        CROSS JOIN LATERAL unnest(w.formula) AS t (id)
        JOIN indicator i ON i.force = $1 AND i.id = t.id COLLATE "C"),
    latest AS MATERIALIZED (
        SELECT coalesce(own.month, below.month) AS month
        FROM source i
        LEFT JOIN LATERAL (
            SELECT o.month FROM area a CROSS JOIN LATERAL )" LATEST_OF_AREA R"( o
            WHERE a.force = $1 AND a.id = $2) own ON true
        LEFT JOIN LATERAL (
            SELECT max(o.month) AS month FROM area a CROSS JOIN LATERAL )" LATEST_OF_AREA R"( o
            WHERE a.force = $1 AND own.month IS NULL) below ON true)
    SELECT (SELECT CASE WHEN count(*) = count(month) THEN min(month) END FROM latest)
    FROM wanted)"};

#undef LATEST_OF_AREA

}  // namespace

absl::StatusOr<std::optional<int32_t>> DashboardStorage::LatestMonth(
    const RequestContext& context, absl::string_view area, absl::string_view indicator,
    std::optional<absl::Time> known_at) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  int64_t revision = std::numeric_limits<int64_t>::max();
  if (known_at.has_value()) {
    ABSL_ASSIGN_OR_RETURN(const Revisions at, ResolveKnownAt(lease, context.force, known_at));
    revision = at.own;
  }
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        lease.Query(kLatestMonth, context.force, area, indicator, revision));
  if (rows.empty()) {
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
    return IndicatorUnknown();
  }
  std::optional<int32_t> month;
  ABSL_RETURN_IF_ERROR(rows[0].Read(month));
  return month;
}

absl::StatusOr<DashboardFigures> DashboardStorage::Read(const RequestContext& context,
                                                        const DashboardQuery& query) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  std::optional<Revisions> at;
  if (query.known_at.has_value()) {
    ABSL_ASSIGN_OR_RETURN(at, ResolveKnownAt(lease, context.force, query.known_at));
  }
  ABSL_ASSIGN_OR_RETURN(DashboardFigures figures,
                        ReadDashboardFigures(lease, context.force, query, at));
  // Those of a HARM are read as its figures.
  const bool reads_categories = !query.dimension.empty() && !figures.indicators.empty() &&
                                figures.indicators.front().definition.measure != Measure::kHarm;
  if (reads_categories) {
    ABSL_ASSIGN_OR_RETURN(figures.indicators.front().categories,
                          ReadCategories(lease, context.force, query, figures));
  }
  return figures;
}

absl::StatusOr<std::vector<std::string>> DashboardStorage::Themes(const RequestContext& context,
                                                                  int64_t revision) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.Acquire(context.force, context.deadline, context.call));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, lease.Query(kThemes, context.force, revision));
  std::vector<std::string> themes;
  for (const postgres::Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(themes.emplace_back(), row.Get<std::string>(0));
  }
  return themes;
}

}  // namespace copperplate::indicators
