#include "services/indicators/storage/area_rows.h"

#include <optional>
#include <string>
#include <vector>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define AREA_VERSIONS(version)                                                             \
  "SELECT a.force, a.id, a.uid, a.created_at, v.updated_at, v.revision, v.title, v.kind, " \
  "       v.code_schemes, v.codes, v.valid_from, v.valid_to, "                             \
  "       l.parents, l.forces, l.first_months, l.last_months "                             \
  "FROM area a " version                                                                   \
  "LEFT JOIN LATERAL ("                                                                    \
  "    SELECT array_agg(p.id ORDER BY m.ordinal) AS parents, "                             \
  "           array_agg(m.parent_force ORDER BY m.ordinal) AS forces, "                    \
  "           array_agg(m.valid_from ORDER BY m.ordinal) AS first_months, "                \
  "           array_agg(m.valid_to ORDER BY m.ordinal) AS last_months "                    \
  "    FROM area_parent m JOIN area p ON p.force = m.parent_force AND p.area = m.parent "  \
  "    WHERE m.force = v.force AND m.area = v.area AND m.revision = v.revision) l ON true "

// The version that stood at a revision: the primary key read backwards from it.
#define VERSION_AT(revision)                                                           \
  "JOIN LATERAL (SELECT * FROM area_version o WHERE o.force = $1 AND o.area = a.area " \
  "              AND o.revision <= " revision " ORDER BY o.revision DESC LIMIT 1) v ON true "

const Statement kFindArea{postgres::kRead, "find_area",
                          AREA_VERSIONS(VERSION_AT("$3")) "WHERE a.force = $1 AND a.id = $2"};

const Statement kListAreas{
    postgres::kRead, "list_areas",
    AREA_VERSIONS(VERSION_AT("$3")) "WHERE a.force = $1 AND a.id > $2 ORDER BY a.id LIMIT $4"};

namespace {

constexpr Statement kAreaTree{
    postgres::kRead, "area_tree",
    AREA_VERSIONS(
        "JOIN area_version v ON v.force = a.force AND v.area = a.area "
        "AND v.revision = a.revision ") "WHERE a.force IN ($1, 'national') ORDER BY a.id"};

#undef VERSION_AT
#undef AREA_VERSIONS

constexpr Statement kWriteArea{postgres::kWrite, "write_area", R"(
    WITH identity AS (
        INSERT INTO area (force, id, uid, created_at, revision) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (force, id) DO UPDATE SET revision = excluded.revision
        RETURNING area),
    version AS (
        INSERT INTO area_version (force, area, revision, title, kind, code_schemes, codes,
                                  valid_from, valid_to, updated_at)
        SELECT $1, identity.area, $5, $6, $7, $8, $9, $10, $11, $4 FROM identity
        RETURNING area)
    INSERT INTO area_parent (force, area, revision, ordinal, parent_force, parent, valid_from,
                             valid_to)
    SELECT $1, version.area, $5, l.ordinal, l.parent_force, p.area, l.first_month, l.last_month
    FROM version
    CROSS JOIN unnest($12::text[], $13::text[], $14::integer[], $15::integer[])
         WITH ORDINALITY AS l (parent, parent_force, first_month, last_month, ordinal)
    JOIN area p ON p.force = l.parent_force AND p.id = l.parent)"};

}  // namespace

absl::StatusOr<AreaRecord> ReadArea(const Row& row) {
  AreaRecord record;
  Area& area = record.area;
  RecordHeader& header = record.header;
  std::string force;
  int kind = 0;
  std::vector<int> schemes;
  std::vector<std::string> codes;
  std::optional<std::vector<std::string>> parents, parent_forces;
  std::optional<std::vector<std::optional<int32_t>>> first_months, last_months;
  ABSL_RETURN_IF_ERROR(row.Read(force, area.id, header.uid, header.create_time, header.update_time,
                                header.version, area.title, kind, schemes, codes, area.valid_from,
                                area.valid_to, parents, parent_forces, first_months, last_months));
  area.kind = postgres::FromNumber<AreaKind>(kind);
  for (size_t i = 0; i < codes.size(); ++i) {
    area.codes.push_back({postgres::FromNumber<CodeScheme>(schemes[i]), codes[i]});
  }
  for (size_t i = 0; parents.has_value() && i < parents->size(); ++i) {
    area.parents.push_back(
        {(*parents)[i], (*parent_forces)[i] != force, (*first_months)[i], (*last_months)[i]});
  }
  return record;
}

absl::StatusOr<AreaTree> ReadAreaTree(postgres::Session& session, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const Rows rows, session.Query(kAreaTree, force));
  AreaTree tree;
  for (const Row row : rows) {
    std::vector<AreaRecord>& side = row.Text(0) == force ? tree.own : tree.national;
    ABSL_ASSIGN_OR_RETURN(side.emplace_back(), ReadArea(row));
  }
  return tree;
}

absl::Status WriteArea(postgres::Session& session, absl::string_view force,
                       const AreaRecord& record) {
  const Area& area = record.area;
  const RecordHeader& header = record.header;
  std::vector<int16_t> schemes;
  std::vector<std::string> codes;
  for (const AreaCode& code : area.codes) {
    schemes.push_back(postgres::ToNumber(code.scheme));
    codes.push_back(code.code);
  }
  std::vector<std::string> parents, parent_forces;
  std::vector<std::optional<int32_t>> first_months, last_months;
  for (const AreaParent& link : area.parents) {
    parents.push_back(link.area);
    parent_forces.emplace_back(link.national ? absl::string_view(kNationalForce) : force);
    first_months.push_back(link.from);
    last_months.push_back(link.to);
  }
  return session
      .Execute(kWriteArea, force, area.id, header.uid, header.update_time, header.version,
               area.title, postgres::ToNumber(area.kind), schemes, codes, area.valid_from,
               area.valid_to, parents, parent_forces, first_months, last_months)
      .status();
}

}  // namespace copperplate::indicators
