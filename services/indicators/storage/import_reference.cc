#include "services/indicators/storage/import_reference.h"

#include <cstdint>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "libs/change/force.h"
#include "libs/postgres/enumeration.h"
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

// Where an area lies by its newest version, both being there.
constexpr Statement kReferenceLinks{postgres::kRead, "reference_links", R"(
    SELECT a.area, m.parent, m.valid_from, m.valid_to
    FROM area a
    JOIN area_parent m ON m.force = a.force AND m.area = a.area AND m.revision = a.revision
                      AND m.parent_force = a.force
    WHERE a.force = $1)"};

constexpr Statement kReferenceIndicators{postgres::kRead, "reference_indicators", R"(
    SELECT i.indicator, i.id, v.measure, v.unit, v.frequency, v.decimals, v.allows_negative, v.formula,
           v.valid_from, v.valid_to
    FROM indicator i
    JOIN indicator_version v
      ON v.force = i.force AND v.indicator = i.indicator AND v.revision = i.revision
    WHERE i.force = $1)"};

constexpr Statement kReferenceChanged{postgres::kRead, "reference_changed", R"(
    SELECT EXISTS (SELECT FROM area WHERE force = $1 AND revision > $2::bigint)
        OR EXISTS (SELECT FROM indicator WHERE force = $1 AND revision > $2::bigint))"};

absl::StatusOr<ImportArea> ReadImportArea(const Row& row) {
  ImportArea area;
  ABSL_RETURN_IF_ERROR(row.Read(area.number, area.id, area.valid_from, area.valid_to));
  return area;
}

absl::StatusOr<ImportIndicator> ReadImportIndicator(const Row& row) {
  ImportIndicator indicator;
  IndicatorDefinition& definition = indicator.definition;
  int measure = 0;
  int frequency = 0;
  std::vector<std::string> terms;
  ABSL_RETURN_IF_ERROR(row.Read(indicator.number, definition.id, measure, definition.unit,
                                frequency, definition.decimals, definition.allows_negative, terms,
                                definition.valid_from, definition.valid_to));
  definition.measure = postgres::FromNumber<Measure>(measure);
  definition.frequency = postgres::FromNumber<Frequency>(frequency);
  for (std::string& term : terms) definition.formula.push_back({std::move(term), false});
  return indicator;
}

Area Validity(const ImportArea& area) {
  Area validity;
  validity.valid_from = area.valid_from;
  validity.valid_to = area.valid_to;
  return validity;
}

absl::Status ReadLinks(const Rows& rows, ImportReference& reference) {
  absl::flat_hash_map<int32_t, const ImportArea*> areas;
  for (const ImportArea& area : reference.areas) areas.emplace(area.number, &area);
  for (const Row row : rows) {
    ImportLink link;
    std::optional<int32_t> from;
    std::optional<int32_t> to;
    ABSL_RETURN_IF_ERROR(row.Read(link.area, link.parent, from, to));
    const auto area = areas.find(link.area);
    const auto parent = areas.find(link.parent);
    // One that was made since the areas were read: CheckReferenceUnchanged() will say so.
    if (area == areas.end() || parent == areas.end()) continue;
    link.when =
        MembershipSpan(Validity(*area->second), {"", false, from, to}, Validity(*parent->second));
    if (!link.when.empty()) reference.links.push_back(link);
  }
  return absl::OkStatus();
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
    ABSL_ASSIGN_OR_RETURN(reference.areas.emplace_back(), ReadImportArea(row));
  }
  ABSL_ASSIGN_OR_RETURN(const Rows links, session.Query(kReferenceLinks, force));
  ABSL_RETURN_IF_ERROR(ReadLinks(links, reference));
  ABSL_ASSIGN_OR_RETURN(const Rows indicators, session.Query(kReferenceIndicators, force));
  for (const Row row : indicators) {
    ABSL_ASSIGN_OR_RETURN(reference.indicators.emplace_back(), ReadImportIndicator(row));
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
