#include "services/indicators/storage/testing/insert_figures.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "libs/status/status_macros.h"
#include "services/indicators/domain/decimal.h"
#include "services/indicators/storage/figure_flags.h"

namespace copperplate::indicators {
namespace {

absl::StatusOr<std::string> MillionthsAsSql(const std::string& text) {
  if (text.empty()) return std::string("NULL::bigint");
  int64_t millionths = 0;
  if (ParseMillionths(text, &millionths) != DecimalFault::kNone) {
    return absl::InvalidArgumentError(absl::StrCat("no decimal: ", text));
  }
  return absl::StrCat(millionths);
}

absl::StatusOr<std::string> Values(const std::vector<GivenFigure>& figures) {
  std::string values;
  for (const GivenFigure& figure : figures) {
    ABSL_ASSIGN_OR_RETURN(const std::string numerator, MillionthsAsSql(figure.numerator));
    ABSL_ASSIGN_OR_RETURN(const std::string denominator, MillionthsAsSql(figure.denominator));
    absl::StrAppend(&values, values.empty() ? "" : ", ", "('", figure.area, "', '",
                    figure.indicator, "', ", figure.month, ", '", figure.breakdown, "', ",
                    numerator, ", ", denominator, ", ",
                    PackFlags(figure.status, figure.qualifier, 1), ")");
  }
  return values;
}

}  // namespace

absl::StatusOr<int64_t> InsertFigures(const testing_postgres::TestDatabase& database,
                                      absl::string_view force, absl::string_view batch,
                                      const std::vector<GivenFigure>& figures) {
  ABSL_ASSIGN_OR_RETURN(const std::string values, Values(figures));
  const std::string quoted = absl::StrCat("'", force, "'");
  const std::string sql = absl::StrCat(
      "WITH made AS (INSERT INTO indicators.revision (force, revision, recorded_at, actor) SELECT ",
      quoted, ", coalesce(max(revision), 0) + 1, clock_timestamp(), 'test' ",
      "FROM indicators.revision WHERE force = ", quoted, " RETURNING revision), ",
      "one AS (INSERT INTO indicators.batch (force, id, uid, created_at, state, source, ",
      "revision_reason, author, row_count, inserted_count, revised_count, unchanged_count, ",
      "fault_count, content_sha256, revision) SELECT ", quoted, ", '", batch,
      "', gen_random_uuid(), now(), 1, 'test', '', 'test', ", figures.size(),
      ", 0, 0, 0, 0, sha256(''), revision FROM made RETURNING batch), ",
      "given (area, indicator, month, breakdown, numerator, denominator, flags) AS (VALUES ",
      values, "), written AS (INSERT INTO indicators.observation (force, area, indicator, month, ",
      "breakdown, revision, numerator, denominator, flags, batch) SELECT ", quoted,
      ", a.area, i.indicator, g.month, g.breakdown, made.revision, g.numerator, g.denominator, ",
      "g.flags, one.batch FROM given g CROSS JOIN made CROSS JOIN one ",
      "JOIN indicators.area a ON a.force = ", quoted, " AND a.id = g.area ",
      "JOIN indicators.indicator i ON i.force = ", quoted, " AND i.id = g.indicator ",
      "RETURNING 1) SELECT made.revision || ' ' || (SELECT count(*) FROM written) FROM made");
  ABSL_ASSIGN_OR_RETURN(const std::string answer, database.RunAsSuperuser(sql));
  const size_t space = answer.find(' ');
  int64_t revision = 0;
  uint64_t written = 0;
  if (space == std::string::npos || !absl::SimpleAtoi(answer.substr(0, space), &revision) ||
      !absl::SimpleAtoi(answer.substr(space + 1), &written) || written != figures.size()) {
    return absl::InternalError(absl::StrCat("not all figures were written: ", answer));
  }
  return revision;
}

}  // namespace copperplate::indicators
