// The statements of peer groups, and what their rows mean.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/peer_group_repository.h"

namespace copperplate::indicators {

// $1 force, $2 id, $3 newest revision to look at.
extern const postgres::Statement kFindPeerGroup;
// $1 force, $2 id before the first, $3 newest revision to look at, $4 whose groups (empty: all),
// $5 number of rows.
extern const postgres::Statement kListPeerGroups;

// A row of the statements above.
absl::StatusOr<PeerGroupRecord> ReadPeerGroup(const postgres::Row& row);

absl::StatusOr<PeerGroupBook> ReadPeerGroupBook(postgres::Session& session,
                                                absl::string_view force);

// Writes the newest version of `group`, the group itself where there is none of its id: then with
// `uid`.
absl::Status WritePeerGroup(postgres::Session& session, absl::string_view force,
                            const PeerGroupRecord& record);

}  // namespace copperplate::indicators
