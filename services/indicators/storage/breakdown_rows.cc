#include "services/indicators/storage/breakdown_rows.h"

#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/postgres/rows.h"
#include "libs/status/status_macros.h"
#include "services/indicators/domain/period.h"
#include "services/indicators/storage/figure_flags.h"
#include "services/indicators/storage/integer_array.h"

namespace copperplate::indicators {

using postgres::Row;

// As the dashboard's statement reads the whole: the newest figure of each month and category, by
// the key read backwards, and columns alone compared with parameters. Months are few, so that what
// lies between two of them of other dimensions is passed over in the index. A figure of two
// dimensions is of neither alone.
const postgres::Statement kReadBreakdown{postgres::kRead, "read_breakdown", R"(
    SELECT a.id, f.breakdown, array_agg(f.month ORDER BY f.month),
           array_agg(f.numerator ORDER BY f.month), array_agg(f.flags ORDER BY f.month)
    FROM area a
    JOIN indicator i ON i.force = $1 AND i.id = $3
    CROSS JOIN LATERAL (
        SELECT DISTINCT ON (o.month, o.breakdown) o.month, o.breakdown, o.numerator, o.flags
        FROM observation o
        WHERE o.force = $1 AND o.area = a.area AND o.indicator = i.indicator
          AND o.month BETWEEN $6 AND $7 AND o.breakdown > $4 AND o.breakdown < $5
          AND o.revision <= $8::bigint AND strpos(o.breakdown, ';') = 0
        ORDER BY o.month DESC, o.breakdown DESC, o.revision DESC) f
    WHERE a.force = $1 AND a.id = ANY ($2)
    GROUP BY a.id, f.breakdown
    ORDER BY f.breakdown, a.id)"};

namespace {

int IndexOf(const DashboardFigures& figures, absl::string_view area) {
  int index = 0;
  while (figures.areas[static_cast<size_t>(index)].area != area) ++index;
  return index;
}

absl::StatusOr<CategorySeries> ReadCategory(const Row& row, const DashboardFigures& figures) {
  std::string area;
  std::string breakdown;
  IntegerArray months, numerators, flags;
  ABSL_RETURN_IF_ERROR(row.Read(area, breakdown, months, numerators, flags));
  CategorySeries category;
  category.category = breakdown.substr(breakdown.find('=') + 1);
  category.series.node = IndexOf(figures, area);
  for (size_t i = 0; i < months.values.size(); ++i) {
    SeriesPoint& point = category.series.points.emplace_back();
    point.month = static_cast<int32_t>(months.values[i]);
    point.numerator = numerators.values[i];
    const auto packed = static_cast<int16_t>(flags.values[i]);
    point.status = StatusOf(packed);
    point.qualifiers = QualifierBit(QualifierOf(packed));
  }
  return category;
}

}  // namespace

absl::StatusOr<std::vector<CategorySeries>> ReadCategories(postgres::Session& session,
                                                           absl::string_view force,
                                                           const DashboardQuery& query,
                                                           const DashboardFigures& figures) {
  std::vector<CategorySeries> categories;
  if (figures.indicators.empty()) return categories;
  std::vector<std::string> areas;
  for (const AreaNode& node : figures.areas) areas.push_back(node.area);
  const Period months =
      MonthsBehindRow(figures.indicators.front().definition, query.month, query.months_behind)
          .recent;
  // What begins with the dimension and an equals sign, after which comes `>`.
  ABSL_ASSIGN_OR_RETURN(
      const postgres::Rows rows,
      session.Query(kReadBreakdown, force, areas, query.indicator,
                    absl::StrCat(query.dimension, "="), absl::StrCat(query.dimension, ">"),
                    months.first, months.last, figures.revision));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(categories.emplace_back(), ReadCategory(row, figures));
  }
  return categories;
}

}  // namespace copperplate::indicators
