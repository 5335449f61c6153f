#include "services/indicators/storage/printed_cell_rows.h"

#include <string>
#include <utility>

#include "libs/postgres/enumeration.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/domain/limits.h"
#include "services/indicators/domain/made_ids.h"

namespace copperplate::indicators {
namespace {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

constexpr Statement kHeldCells{postgres::kRead, "held_printed_cells", R"(
    SELECT i.indicator, a.area, p.text, p.reason, p.verdict, p.data_to, p.source
    FROM unnest($2::text[], $3::text[], $4::integer[], $5::smallint[], $6::smallint[])
         WITH ORDINALITY AS w(indicator, area, month, cell, comparator, position)
    LEFT JOIN indicator i ON i.force = $1 AND i.id = w.indicator
    LEFT JOIN area a ON a.force = $1 AND a.id = w.area
    LEFT JOIN LATERAL (
        SELECT * FROM printed_cell o
        WHERE o.force = $1 AND o.area = a.area AND o.month = w.month
          AND o.indicator = i.indicator AND o.cell = w.cell AND o.comparator = w.comparator
        ORDER BY o.revision DESC LIMIT 1) p ON true
    ORDER BY w.position)"};

constexpr Statement kInsertCells{postgres::kWrite, "insert_printed_cells", R"(
    INSERT INTO printed_cell (force, revision, id, indicator, area, month, cell, comparator, text,
                              reason, verdict, data_to, source)
    SELECT $1, $2, w.* FROM unnest($3::text[], $4::integer[], $5::integer[], $6::integer[],
        $7::smallint[], $8::smallint[], $9::text[], $10::text[], $11::smallint[], $12::integer[],
        $13::text[]) w)"};

}  // namespace

// Series by series, each walked by its key alone, as kListObservations does; then the page's cells.
const Statement kListCells{postgres::kRead, "list_printed_cells", R"(
    SELECT p.month, o.indicator_id, o.area_id, p.cell, p.comparator, p.text, p.reason, p.verdict,
           p.data_to, p.source
    FROM (
        SELECT series.area_id, series.indicator_id, series.area, series.indicator, newest.*
        FROM (
            SELECT a.area, a.id AS area_id, i.indicator, i.id AS indicator_id,
                   ARRAY[a.id, i.id] AS ids, begins.*
            FROM area a
            CROSS JOIN indicator i
            CROSS JOIN LATERAL (
                SELECT CASE WHEN here THEN $7::integer ELSE $3::integer END AS month,
                       CASE WHEN here THEN $8::smallint ELSE 0::smallint END AS cell,
                       CASE WHEN here THEN $9::smallint ELSE 0::smallint END AS comparator,
                       CASE WHEN here THEN 9223372036854775807 ELSE 0 END AS revision
                FROM (VALUES (a.id = $5 AND i.id = $6)) after (here)) begins
            WHERE a.force = $1 AND i.force = $1 AND a.id >= $5 AND (a.id, i.id) >= ($5, $6)
            ORDER BY ids) series
        CROSS JOIN LATERAL (
            SELECT held.month, held.cell, held.comparator, held.revision
            FROM (
                SELECT p.month, p.cell, p.comparator, p.revision,
                       lead(p.month) OVER key AS next_month, lead(p.cell) OVER key AS next_cell,
                       lead(p.comparator) OVER key AS next_comparator
                FROM printed_cell p
                WHERE p.force = $1 AND p.area = series.area AND p.indicator = series.indicator
                  AND (p.month, p.cell, p.comparator, p.revision) >
                      (series.month, series.cell, series.comparator, series.revision)
                  AND p.month <= $4::integer AND p.revision <= $2::bigint
                WINDOW key AS (ORDER BY p.month, p.cell, p.comparator, p.revision)) held
            WHERE held.next_month IS DISTINCT FROM held.month
               OR held.next_cell IS DISTINCT FROM held.cell
               OR held.next_comparator IS DISTINCT FROM held.comparator
            ORDER BY held.month, held.cell, held.comparator
            LIMIT $10) newest
        ORDER BY series.ids
        FETCH FIRST $10 ROWS WITH TIES) o
    CROSS JOIN LATERAL (
        SELECT *
        FROM printed_cell
        WHERE force = $1 AND area = o.area AND indicator = o.indicator AND month = o.month
          AND cell = o.cell AND comparator = o.comparator AND revision = o.revision
        OFFSET 0) p
    ORDER BY o.area_id, o.indicator_id, o.month, o.cell, o.comparator
    LIMIT $10)"};

const Statement kFindCell{postgres::kRead, "find_printed_cell", R"(
    SELECT p.month, i.id, a.id, p.cell, p.comparator, p.text, p.reason, p.verdict, p.data_to,
           p.source
    FROM printed_cell p
    JOIN indicator i ON i.force = $1 AND i.indicator = p.indicator
    JOIN area a ON a.force = $1 AND a.area = p.area
    WHERE p.force = $1 AND p.id = $2 AND p.revision <= $3::bigint
    ORDER BY p.revision DESC
    LIMIT 1)"};

namespace {

// Words have the same numbers in the column, where 0 is none.
int16_t WordNumber(std::optional<VerdictWord> word) {
  return static_cast<int16_t>(word ? static_cast<int>(*word) : 0);
}

void SetVerdict(int number, PrintedCellRecord& record) {
  if (number != 0) record.verdict = static_cast<VerdictWord>(number);
}

}  // namespace

absl::StatusOr<std::vector<HeldCell>> ReadHeldCells(postgres::Session& session,
                                                    absl::string_view force,
                                                    const std::vector<PrintedCellRecord>& cells) {
  std::vector<std::string> indicators, areas;
  std::vector<int32_t> months;
  std::vector<int16_t> columns, comparators;
  for (const PrintedCellRecord& cell : cells) {
    indicators.push_back(cell.key.indicator);
    areas.push_back(cell.key.area);
    months.push_back(cell.key.month);
    columns.push_back(postgres::ToNumber(cell.key.column));
    comparators.push_back(postgres::ToNumber(cell.key.comparator));
  }
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kHeldCells, force, indicators, areas, months,
                                                       columns, comparators));
  std::vector<HeldCell> held;
  held.reserve(cells.size());
  for (const Row row : rows) {
    HeldCell& one = held.emplace_back();
    std::optional<std::string> text, reason, source;
    std::optional<int> verdict;
    std::optional<int32_t> data_to;
    ABSL_RETURN_IF_ERROR(row.Read(one.indicator, one.area, text, reason, verdict, data_to, source));
    if (!text.has_value()) continue;
    PrintedCellRecord& record = one.record.emplace();
    record.key = cells[held.size() - 1].key;
    record.text = *std::move(text);
    record.reason = reason.value_or("");
    SetVerdict(verdict.value_or(0), record);
    record.data_to = data_to;
    record.source = source.value_or("");
  }
  return held;
}

absl::Status InsertCells(postgres::Session& session, absl::string_view force, int64_t revision,
                         const std::vector<KeyedCell>& cells) {
  std::vector<int32_t> indicators, areas, months;
  std::vector<int16_t> columns, comparators, verdicts;
  std::vector<std::string> ids, texts, reasons, sources;
  std::vector<std::optional<int32_t>> data_to;
  for (const KeyedCell& cell : cells) {
    const PrintedCellRecord& record = *cell.record;
    ids.push_back(PrintedCellId(record.key));
    indicators.push_back(cell.indicator);
    areas.push_back(cell.area);
    months.push_back(record.key.month);
    columns.push_back(postgres::ToNumber(record.key.column));
    comparators.push_back(postgres::ToNumber(record.key.comparator));
    texts.push_back(record.text);
    reasons.push_back(record.reason);
    verdicts.push_back(WordNumber(record.verdict));
    data_to.push_back(record.data_to);
    sources.push_back(record.source);
  }
  return session
      .Execute(kInsertCells, force, revision, ids, indicators, areas, months, columns, comparators,
               texts, reasons, verdicts, data_to, sources)
      .status();
}

absl::StatusOr<Rows> QueryCells(postgres::Session& session, absl::string_view force,
                                std::optional<int32_t> month,
                                const std::optional<PrintedCellKey>& after, int64_t revision,
                                int64_t rows) {
  const PrintedCellKey from = after.value_or(PrintedCellKey());
  return session.Query(kListCells, force, revision, month.value_or(kFirstMonth),
                       month.value_or(kLastMonth), from.area, from.indicator, from.month,
                       postgres::ToNumber(from.column), postgres::ToNumber(from.comparator), rows);
}

absl::StatusOr<PrintedCellRecord> ReadCell(const Row& row) {
  PrintedCellRecord record;
  int column = 0;
  int comparator = 0;
  int verdict = 0;
  ABSL_RETURN_IF_ERROR(row.Read(record.key.month, record.key.indicator, record.key.area, column,
                                comparator, record.text, record.reason, verdict, record.data_to,
                                record.source));
  record.key.column = postgres::FromNumber<Column>(column);
  record.key.comparator = postgres::FromNumberOrNone<Comparator>(comparator);
  SetVerdict(verdict, record);
  return record;
}

}  // namespace copperplate::indicators
