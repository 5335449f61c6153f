#include "services/indicators/storage/import_reference.h"

#include <cstdint>

#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {
namespace {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

constexpr Statement kReferenceRevision{postgres::kRead, "reference_revision", R"(
    SELECT coalesce((SELECT revision FROM revision WHERE force = $1
                     ORDER BY revision DESC LIMIT 1), 0)
    FROM force WHERE force = $1)"};

constexpr Statement kReferenceAreas{postgres::kRead, "reference_areas", R"(
    SELECT a.area, a.id, v.valid_from, v.valid_to
    FROM area a
    JOIN area_version v ON v.force = a.force AND v.area = a.area AND v.revision = a.revision
    WHERE a.force = $1)"};

constexpr Statement kReferenceIndicators{postgres::kRead, "reference_indicators", R"(
    SELECT i.indicator, i.id, v.measure, v.frequency, v.allows_negative, v.formula, v.valid_from,
           v.valid_to
    FROM indicator i
    JOIN indicator_version v
      ON v.force = i.force AND v.indicator = i.indicator AND v.revision = i.revision
    WHERE i.force = $1)"};

constexpr Statement kReferenceChanged{postgres::kRead, "reference_changed", R"(
    SELECT EXISTS (SELECT FROM area WHERE force = $1 AND revision > $2::bigint)
        OR EXISTS (SELECT FROM indicator WHERE force = $1 AND revision > $2::bigint))"};

absl::StatusOr<ImportArea> ReadArea(const Row& row) {
  ImportArea area;
  ABSL_RETURN_IF_ERROR(row.Read(area.number, area.id, area.valid_from, area.valid_to));
  return area;
}

absl::StatusOr<ImportIndicator> ReadIndicator(const Row& row) {
  ImportIndicator indicator;
  IndicatorDefinition& definition = indicator.definition;
  int measure = 0;
  int frequency = 0;
  std::vector<std::string> terms;
  ABSL_RETURN_IF_ERROR(row.Read(indicator.number, definition.id, measure, frequency,
                                definition.allows_negative, terms, definition.valid_from,
                                definition.valid_to));
  definition.measure = static_cast<Measure>(measure - 1);
  definition.frequency = static_cast<Frequency>(frequency - 1);
  for (std::string& term : terms) definition.formula.push_back({std::move(term), false});
  return indicator;
}

}  // namespace

// The revision first: a change after it shows in what is read, or later in
// CheckReferenceUnchanged().
absl::StatusOr<ImportReference> ReadImportReference(postgres::Session& session,
                                                    absl::string_view force) {
  ImportReference reference;
  ABSL_ASSIGN_OR_RETURN(const Rows revision, session.Query(kReferenceRevision, force));
  if (revision.empty()) return ForceUnknown();
  ABSL_RETURN_IF_ERROR(revision[0].Read(reference.revision));
  ABSL_ASSIGN_OR_RETURN(const Rows areas, session.Query(kReferenceAreas, force));
  for (const Row row : areas) {
    ABSL_ASSIGN_OR_RETURN(reference.areas.emplace_back(), ReadArea(row));
  }
  ABSL_ASSIGN_OR_RETURN(const Rows indicators, session.Query(kReferenceIndicators, force));
  for (const Row row : indicators) {
    ABSL_ASSIGN_OR_RETURN(reference.indicators.emplace_back(), ReadIndicator(row));
  }
  return reference;
}

absl::Status CheckReferenceUnchanged(postgres::Session& session, absl::string_view force,
                                     const ImportReference& reference) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows,
                        session.Query(kReferenceChanged, force, reference.revision));
  ABSL_ASSIGN_OR_RETURN(const bool changed, rows[0].Get<bool>(0));
  return changed ? DefinitionsChanged() : absl::OkStatus();
}

}  // namespace copperplate::indicators
