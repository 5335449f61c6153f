#include "services/indicators/storage/indicator_rows.h"

#include <string>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define DEFINITION_COLUMNS                                                                   \
  "i.id, i.uid, i.created_at, v.updated_at, v.revision, v.title, v.theme, v.theme_heading, " \
  "v.measure, v.unit, v.frequency, v.polarity, v.decimals, v.allows_negative, v.columns, "   \
  "v.source_system, v.collection_method, v.caveat, v.lag_months, v.baseline_rule, "          \
  "v.baseline_from, v.rule_profile, v.peer_source, v.framework_tags, v.display_order, "      \
  "v.formula, v.formula_subtracts, v.valid_from, v.valid_to "

// The version that stood at a revision: the primary key read backwards from it.
#define VERSION_AT(revision)                                                              \
  "JOIN LATERAL (SELECT * FROM indicator_version o WHERE o.force = $1 AND o.indicator = " \
  "              i.indicator AND o.revision <= " revision                                 \
  " ORDER BY o.revision DESC LIMIT 1) "                                                   \
  "v ON true "

const Statement kFindIndicator{postgres::kRead, "find_indicator",
                               "SELECT " DEFINITION_COLUMNS "FROM indicator i " VERSION_AT(
                                   "$3") "WHERE i.force = $1 AND i.id = $2"};

const Statement kListIndicators{
    postgres::kRead, "list_indicators",
    "SELECT " DEFINITION_COLUMNS "FROM indicator i " VERSION_AT("$2")
    "WHERE i.force = $1 AND ($3 = '' OR v.theme = $3) "
    "AND (v.display_order > $4 OR (v.display_order = $4 AND i.id > $5)) "
    "ORDER BY v.display_order, i.id LIMIT $6"};

namespace {

constexpr Statement kIndicatorCatalogue{
    postgres::kRead, "indicator_catalogue",
    "SELECT " DEFINITION_COLUMNS
    "FROM indicator i JOIN indicator_version v "
    "ON v.force = i.force AND v.indicator = i.indicator AND v.revision = i.revision "
    "WHERE i.force = $1 ORDER BY i.id"};

#undef VERSION_AT
#undef DEFINITION_COLUMNS

constexpr Statement kWriteIndicator{postgres::kWrite, "write_indicator", R"(
    WITH identity AS (
        INSERT INTO indicator (force, id, uid, created_at, revision) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (force, id) DO UPDATE SET revision = excluded.revision
        RETURNING indicator)
    INSERT INTO indicator_version
        (force, indicator, revision, updated_at, title, theme, theme_heading, measure, unit,
         frequency, polarity, decimals, allows_negative, columns, source_system, collection_method,
         caveat, lag_months, baseline_rule, baseline_from, rule_profile, peer_source,
         framework_tags, display_order, formula, formula_subtracts, valid_from, valid_to)
    SELECT $1, identity.indicator, $5, $4, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
           $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29
    FROM identity)"};

}  // namespace

absl::StatusOr<IndicatorRecord> ReadIndicator(const Row& row) {
  IndicatorRecord record;
  IndicatorDefinition& definition = record.definition;
  RecordHeader& header = record.header;
  int measure = 0;
  int frequency = 0;
  int polarity = 0;
  int baseline_rule = 0;
  uint32_t columns = 0;
  std::vector<std::string> terms;
  std::vector<bool> subtracts;
  ABSL_RETURN_IF_ERROR(row.Read(
      definition.id, header.uid, header.create_time, header.update_time, header.version,
      definition.title, definition.theme, definition.theme_heading, measure, definition.unit,
      frequency, polarity, definition.decimals, definition.allows_negative, columns,
      definition.source_system, definition.collection_method, definition.caveat,
      definition.lag_months, baseline_rule, definition.baseline_from, definition.rule_profile,
      definition.peer_source, definition.framework_tags, definition.display_order, terms, subtracts,
      definition.valid_from, definition.valid_to));
  definition.measure = postgres::FromNumber<Measure>(measure);
  definition.frequency = postgres::FromNumber<Frequency>(frequency);
  definition.polarity = postgres::FromNumber<Polarity>(polarity);
  definition.baseline_rule = postgres::FromNumber<BaselineRule>(baseline_rule);
  definition.columns = ColumnSet::FromBits(columns);
  for (size_t i = 0; i < terms.size(); ++i) {
    definition.formula.push_back({terms[i], subtracts[i]});
  }
  return record;
}

absl::StatusOr<std::vector<IndicatorRecord>> ReadCatalogue(postgres::Session& session,
                                                           absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kIndicatorCatalogue, force));
  std::vector<IndicatorRecord> records;
  records.reserve(static_cast<size_t>(rows.size()));
  for (const Row row : rows) {
    ABSL_ASSIGN_OR_RETURN(records.emplace_back(), ReadIndicator(row));
  }
  return records;
}

absl::Status WriteIndicator(postgres::Session& session, absl::string_view force,
                            const IndicatorRecord& record) {
  const IndicatorDefinition& definition = record.definition;
  const RecordHeader& header = record.header;
  std::vector<std::string> terms;
  std::vector<bool> subtracts;
  for (const FormulaTerm& term : definition.formula) {
    terms.push_back(term.indicator);
    subtracts.push_back(term.subtract);
  }
  return session
      .Execute(kWriteIndicator, force, definition.id, header.uid, header.update_time,
               header.version, definition.title, definition.theme, definition.theme_heading,
               postgres::ToNumber(definition.measure), definition.unit,
               postgres::ToNumber(definition.frequency), postgres::ToNumber(definition.polarity),
               definition.decimals, definition.allows_negative, definition.columns.bits(),
               definition.source_system, definition.collection_method, definition.caveat,
               definition.lag_months, postgres::ToNumber(definition.baseline_rule),
               definition.baseline_from, definition.rule_profile, definition.peer_source,
               definition.framework_tags, definition.display_order, terms, subtracts,
               definition.valid_from, definition.valid_to)
      .status();
}

}  // namespace copperplate::indicators
