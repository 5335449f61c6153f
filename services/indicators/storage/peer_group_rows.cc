#include "services/indicators/storage/peer_group_rows.h"

#include <limits>
#include <string>
#include <vector>

#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"

namespace copperplate::indicators {

using postgres::Row;
using postgres::Rows;
using postgres::Statement;

// The version that stood at a revision: the primary key read backwards from it.
#define PEER_GROUP_VERSIONS                                                                        \
  "SELECT g.id, g.uid, g.created_at, v.updated_at, v.revision, g.of_force, v.members, "            \
  "       v.averaging, v.source, v.valid_from, v.valid_to "                                        \
  "FROM peer_group g "                                                                             \
  "JOIN LATERAL (SELECT * FROM peer_group_version o "                                              \
  "              WHERE o.force = $1 AND o.peer_group = g.peer_group AND o.revision <= $3::bigint " \
  "              ORDER BY o.revision DESC LIMIT 1) v ON true "                                     \
  "WHERE g.force = $1 "

const Statement kFindPeerGroup{postgres::kRead, "find_peer_group",
                               PEER_GROUP_VERSIONS "AND g.id = $2"};

const Statement kListPeerGroups{postgres::kRead, "list_peer_groups",
                                PEER_GROUP_VERSIONS
                                "AND g.id > $2 AND ($4 = '' OR g.of_force = $4) "
                                "ORDER BY g.id LIMIT $5"};

#undef PEER_GROUP_VERSIONS

namespace {

constexpr Statement kForceIds{postgres::kRead, "force_ids",
                              "SELECT force FROM force WHERE force <> 'national' ORDER BY force"};

constexpr Statement kWritePeerGroup{postgres::kWrite, "write_peer_group", R"(
    WITH identity AS (
        INSERT INTO peer_group (force, id, uid, of_force, created_at, revision)
        VALUES ($1, $2, $3, $6, $4, $5)
        ON CONFLICT (force, id) DO UPDATE SET revision = excluded.revision
        RETURNING peer_group)
    INSERT INTO peer_group_version (force, peer_group, revision, members, averaging, source,
                                    valid_from, valid_to, updated_at)
    SELECT $1, identity.peer_group, $5, $7, $8, $9, $10, $11, $4 FROM identity)"};

}  // namespace

absl::StatusOr<PeerGroupRecord> ReadPeerGroup(const Row& row) {
  PeerGroupRecord record;
  PeerGroup& group = record.group;
  RecordHeader& header = record.header;
  int averaging = 0;
  ABSL_RETURN_IF_ERROR(row.Read(group.id, header.uid, header.create_time, header.update_time,
                                header.version, group.force, group.members, averaging, group.source,
                                group.valid_from, group.valid_to));
  group.averaging = postgres::FromNumber<PeerAveraging>(averaging);
  return record;
}

absl::StatusOr<PeerGroupBook> ReadPeerGroupBook(postgres::Session& session,
                                                absl::string_view force) {
  constexpr int64_t kAll = std::numeric_limits<int64_t>::max();
  PeerGroupBook book;
  ABSL_ASSIGN_OR_RETURN(const Rows groups,
                        session.Query(kListPeerGroups, force, "", kAll, "", kAll));
  for (const Row row : groups) {
    ABSL_ASSIGN_OR_RETURN(book.groups.emplace_back(), ReadPeerGroup(row));
  }
  ABSL_ASSIGN_OR_RETURN(const Rows forces, session.Query(kForceIds));
  for (const Row row : forces) book.forces.emplace_back(row.Text(0));
  return book;
}

absl::Status WritePeerGroup(postgres::Session& session, absl::string_view force,
                            const PeerGroupRecord& record) {
  const PeerGroup& group = record.group;
  const RecordHeader& header = record.header;
  return session
      .Execute(kWritePeerGroup, force, group.id, header.uid, header.update_time, header.version,
               group.force, group.members, postgres::ToNumber(group.averaging), group.source,
               group.valid_from, group.valid_to)
      .status();
}

}  // namespace copperplate::indicators
