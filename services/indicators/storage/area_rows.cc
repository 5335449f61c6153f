#include "services/indicators/storage/area_rows.h"

#include <optional>
#include <string>
#include <vector>

#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/resource_names.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

#define AREA_VERSIONS                                                                          \
  "SELECT a.force, a.id, a.uid, a.created_at, v.updated_at, v.revision, v.title, v.kind, "     \
  "       v.code_schemes, v.codes, p.id, v.parent_force <> v.force, v.valid_from, v.valid_to " \
  "FROM area a "                                                                               \
  "JOIN area_version v ON v.force = a.force AND v.area = a.area AND v.revision = a.revision "  \
  "LEFT JOIN area p ON p.force = v.parent_force AND p.area = v.parent "

const Statement kFindArea{postgres::kRead, "find_area",
                          AREA_VERSIONS "WHERE a.force = $1 AND a.id = $2"};

const Statement kListAreas{postgres::kRead, "list_areas",
                           AREA_VERSIONS "WHERE a.force = $1 AND a.id > $2 ORDER BY a.id LIMIT $3"};

namespace {

constexpr Statement kAreaTree{postgres::kRead, "area_tree",
                              AREA_VERSIONS "WHERE a.force IN ($1, 'national') ORDER BY a.id"};

#undef AREA_VERSIONS

constexpr Statement kWriteArea{postgres::kWrite, "write_area", R"(
    WITH identity AS (
        INSERT INTO area (force, id, uid, created_at, revision) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (force, id) DO UPDATE SET revision = excluded.revision
        RETURNING area, uid, created_at)
    INSERT INTO area_version (force, area, revision, title, kind, code_schemes, codes, parent_force,
                              parent, valid_from, valid_to, updated_at)
    SELECT $1, identity.area, $5, $6, $7, $8, $9, $10,
           (SELECT area FROM area WHERE force = $10 AND id = $11), $12, $13, $4
    FROM identity
    RETURNING (SELECT uid FROM identity), (SELECT created_at FROM identity))"};

int16_t KindNumber(AreaKind kind) { return static_cast<int16_t>(static_cast<int>(kind) + 1); }
int16_t SchemeNumber(CodeScheme scheme) {
  return static_cast<int16_t>(static_cast<int>(scheme) + 1);
}

}  // namespace

absl::StatusOr<AreaRecord> ReadArea(const Row& row) {
  AreaRecord record;
  Area& area = record.area;
  RecordHeader& header = record.header;
  std::string force;
  int kind = 0;
  std::vector<int> schemes;
  std::vector<std::string> codes;
  std::optional<std::string> parent;
  std::optional<bool> parent_is_national;
  ABSL_RETURN_IF_ERROR(row.Read(force, area.id, header.uid, header.create_time, header.update_time,
                                header.revision, area.title, kind, schemes, codes, parent,
                                parent_is_national, area.valid_from, area.valid_to));
  area.kind = static_cast<AreaKind>(kind - 1);
  for (size_t i = 0; i < codes.size(); ++i) {
    area.codes.push_back({static_cast<CodeScheme>(schemes[i] - 1), codes[i]});
  }
  area.parent = parent.value_or("");
  area.parent_is_national = parent_is_national.value_or(false);
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

absl::StatusOr<AreaRecord> WriteArea(postgres::Session& session, absl::string_view force,
                                     const Area& area, int64_t revision, absl::Time instant,
                                     absl::string_view uid) {
  std::vector<int16_t> schemes;
  std::vector<std::string> codes;
  for (const AreaCode& code : area.codes) {
    schemes.push_back(SchemeNumber(code.scheme));
    codes.push_back(code.code);
  }
  std::optional<absl::string_view> parent_force;
  if (!area.parent.empty()) {
    parent_force = area.parent_is_national ? absl::string_view(kNationalForce) : force;
  }
  ABSL_ASSIGN_OR_RETURN(
      const Rows rows, session.Query(kWriteArea, force, area.id, uid, instant, revision, area.title,
                                     KindNumber(area.kind), schemes, codes, parent_force,
                                     area.parent, area.valid_from, area.valid_to));
  AreaRecord record{area, {"", {}, instant, revision}};
  ABSL_RETURN_IF_ERROR(rows[0].Read(record.header.uid, record.header.create_time));
  return record;
}

}  // namespace copperplate::indicators
