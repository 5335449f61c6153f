#include "services/indicators/storage/import_recent.h"

#include <string>
#include <utility>

#include "libs/status/status_macros.h"
#include "services/indicators/storage/integer_array.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

// One walk of the index for each series, of the months looked at alone, and one pass over the rows.
const Statement kRecentFigures{postgres::kRead, "recent_figures", R"(
    WITH held AS (
        SELECT series.area, series.indicator, newest.*
        FROM import_series series
        CROSS JOIN LATERAL (
            SELECT DISTINCT ON (o.month, o.breakdown)
                   o.month, o.breakdown, o.numerator, o.denominator
            FROM observation o
            WHERE o.force = $1 AND o.area = series.area AND o.indicator = series.indicator
              AND o.month >= series.first_month AND o.month <= series.last_month
              AND o.revision < $2
            ORDER BY o.month DESC, o.breakdown DESC, o.revision DESC) newest),
    incoming AS (
        SELECT r.area, r.indicator, r.month, r.breakdown, r.numerator, r.denominator, r.line,
               r.month >= series.judged_from AS judged
        FROM import_series series
        JOIN import_row r ON r.area = series.area AND r.indicator = series.indicator
                         AND r.month >= series.first_month),
    figure AS (
        SELECT area, indicator, month, breakdown,
               coalesce(incoming.numerator, held.numerator) AS numerator,
               coalesce(CASE WHEN incoming.line IS NULL THEN held.denominator
                             ELSE incoming.denominator END, 0) AS denominator,
               CASE WHEN incoming.judged
                     AND (held.numerator IS NULL OR held.numerator <> incoming.numerator
                          OR held.denominator IS DISTINCT FROM incoming.denominator)
                    THEN incoming.line ELSE 0 END AS line
        FROM held
        FULL JOIN incoming USING (area, indicator, month, breakdown))
    SELECT indicator, area, breakdown, array_agg(month ORDER BY month),
           array_agg(numerator ORDER BY month), array_agg(denominator ORDER BY month),
           array_agg(line ORDER BY month)
    FROM figure
    GROUP BY indicator, area, breakdown
    ORDER BY breakdown <> '', indicator, area, breakdown
    LIMIT $3)"};

namespace {

absl::StatusOr<RecentSeries> ReadSeries(const Row& row) {
  RecentSeries series;
  IntegerArray months, numerators, denominators, lines;
  ABSL_RETURN_IF_ERROR(row.Read(series.indicator, series.area, series.breakdown, months, numerators,
                                denominators, lines));
  series.figures.reserve(months.values.size());
  for (size_t i = 0; i < months.values.size(); ++i) {
    series.figures.push_back({static_cast<int32_t>(months.values[i]), numerators.values[i],
                              denominators.values[i], lines.values[i]});
  }
  return series;
}

}  // namespace

absl::StatusOr<std::vector<RecentSeries>> ReadRecentFigures(postgres::Transaction& transaction,
                                                            absl::string_view force,
                                                            int64_t revision) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        transaction.Query(kRecentFigures, force, revision, kMostSeriesJudged));
  std::vector<RecentSeries> recent;
  recent.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(recent.emplace_back(), ReadSeries(row));
  }
  return recent;
}

}  // namespace copperplate::indicators
