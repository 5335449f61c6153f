#include "services/indicators/storage/import_figures.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/imports/row_fault.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/storage/figure_flags.h"
#include "services/indicators/storage/import_spans.h"

namespace copperplate::indicators {

using postgres::CopyWriter;
using postgres::Rows;
using postgres::StagingTable;
using postgres::Statement;

const StagingTable kImportRow{
    "import_row",
    "ordinal integer, area integer, indicator integer, month integer, "
    "breakdown text COLLATE \"C\", numerator bigint, denominator bigint, flags smallint, "
    "line bigint"};

const StagingTable kImportSeries{
    "import_series",
    "area integer, indicator integer, first_row integer, last_row integer, first_month integer, "
    "last_month integer, judged_from integer"};

// What is held is read by spans, the months of an area and indicator that have rows: one walk of
// the index each, however many revisions and other figures the force has. What lies above an area
// is what any version of the tree says.
const Statement kChangeFigures{postgres::kWrite, "change_figures", R"(
    WITH RECURSIVE held AS (
        SELECT span.area, span.indicator, newest.*
        FROM import_series span
        CROSS JOIN LATERAL (
            SELECT DISTINCT ON (o.month, o.breakdown)
                   o.month, o.breakdown, o.numerator, o.denominator, o.flags
            FROM observation o
            WHERE o.force = $1 AND o.area = span.area AND o.indicator = span.indicator
              AND o.month >= span.first_row AND o.month <= span.last_row
            ORDER BY o.month DESC, o.breakdown DESC, o.revision DESC) newest
        WHERE span.first_row IS NOT NULL),
    changed AS MATERIALIZED (
        SELECT incoming.*, held.flags IS NOT NULL AS revises
        FROM import_row incoming
        LEFT JOIN held ON held.area = incoming.area AND held.indicator = incoming.indicator
                      AND held.month = incoming.month AND held.breakdown = incoming.breakdown
        WHERE held.flags IS NULL OR held.flags <> incoming.flags
           OR held.numerator <> incoming.numerator
           OR held.denominator IS DISTINCT FROM incoming.denominator),
    above AS (
        SELECT area, area AS upper FROM area WHERE force = $1 AND NOT $5
        UNION
        SELECT above.area, v.parent
        FROM above
        JOIN area_parent v ON v.force = $1 AND v.area = above.upper AND v.parent_force = $1),
    published AS MATERIALIZED (
        SELECT DISTINCT above.area, published_month.month
        FROM snapshot s
        JOIN above ON above.upper = s.area
        CROSS JOIN LATERAL generate_series(s.first_month, s.month) AS published_month (month)
        WHERE s.force = $1 AND NOT $5),
    unexplained AS MATERIALIZED (
        SELECT changed.line
        FROM changed
        JOIN published ON published.area = changed.area AND published.month = changed.month),
    written AS (
        INSERT INTO observation (force, area, indicator, month, breakdown, revision, numerator,
                                 denominator, flags, batch)
        SELECT $1, area, indicator, month, breakdown, $2::bigint, numerator, denominator, flags,
               $3::integer
        FROM changed
        WHERE $4 AND NOT EXISTS (SELECT FROM unexplained)
        ORDER BY ordinal)
    SELECT (SELECT count(*) FROM changed WHERE NOT revises),
           (SELECT count(*) FROM changed WHERE revises),
           (SELECT count(*) FROM unexplained),
           ARRAY(SELECT line FROM unexplained ORDER BY line LIMIT $6))"};

namespace {

// Memory for half a million rows: more go through files. Compiling the statement costs more than it
// saves, and no span comes twice. The deadline ends the statement, not the role's default.
constexpr Statement kPrepareForBulk{postgres::kWrite, "prepare_for_bulk", R"(
    SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true),
           set_config('enable_memoize', 'off', true), set_config('statement_timeout', $1, true))"};

}  // namespace

absl::Status PrepareForBulk(postgres::Transaction& transaction) {
  const absl::Duration left = transaction.deadline() - absl::Now();
  constexpr absl::Duration kLongest = absl::Hours(24);
  const int64_t limit =
      absl::ToInt64Milliseconds(std::clamp(left, absl::Milliseconds(1), kLongest));
  return transaction.Query(kPrepareForBulk, absl::StrCat(limit)).status();
}

absl::Status StageFigures(postgres::Transaction& transaction, const ImportReference& reference,
                          ImportRowSource& rows) {
  ImportSpans spans(reference);
  const auto staged = transaction.Stage(kImportRow, [&](CopyWriter& out) {
    int64_t ordinal = 0;
    return rows.ForEach([&](const ImportRow& row) {
      spans.Add(row);
      return out.Write(++ordinal, row.area, row.indicator, row.month, row.breakdown, row.numerator,
                       row.denominator, PackFlags(row.status, row.qualifier, row.period_months),
                       row.line);
    });
  });
  ABSL_RETURN_IF_ERROR(staged.status());
  return transaction
      .Stage(kImportSeries,
             [&](CopyWriter& out) -> absl::Status {
               for (const ImportSpan& span : std::move(spans).Finish()) {
                 ABSL_RETURN_IF_ERROR(out.Write(span.area, span.indicator, span.first_row,
                                                span.last_row, span.first_month, span.last_month,
                                                span.judged_from));
               }
               return absl::OkStatus();
             })
      .status();
}

absl::StatusOr<FigureCounts> ChangeFigures(postgres::Transaction& transaction,
                                           absl::string_view force, const FigureChange& change) {
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows,
      transaction.Query(kChangeFigures, force, change.revision, change.batch, change.write,
                        change.may_change_published, imports::kMostFaultsKept));
  FigureCounts counts;
  ABSL_RETURN_IF_ERROR(rows[0].Read(counts.inserted, counts.revised, counts.unexplained.row_count,
                                    counts.unexplained.lines));
  return counts;
}

}  // namespace copperplate::indicators
