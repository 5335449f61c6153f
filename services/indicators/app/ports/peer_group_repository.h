#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/change.h"
#include "libs/change/record.h"
#include "libs/change/request_context.h"
#include "services/indicators/domain/peer_group.h"

namespace copperplate::indicators {

// One version of a group.
struct PeerGroupRecord {
  PeerGroup group;
  RecordHeader header;
};
inline const std::string& IdOf(const PeerGroupRecord& record) { return record.group.id; }

// Everything the rules about groups look at.
struct PeerGroupBook {
  std::vector<PeerGroupRecord> groups;  // the newest version of each, by id
  std::vector<std::string> forces;      // ids of all but `national`
};

// One change of one group.
struct PeerGroupChange {
  WriteMode mode = WriteMode::kWrite;
  // The group to store, given the book under the lock: a new one where the book lacks its id, else
  // its next version. An error ends the change with it. Pure; may run again.
  absl::FunctionRef<absl::StatusOr<PeerGroup>(const PeerGroupBook&)> decide;
  Printer<PeerGroupRecord> print;
};

struct PeerGroupQuery {
  std::string after;     // id; empty: from the first
  std::string of_force;  // id; empty: of all
  int64_t revision = 0;  // what was held then
  int limit = 0;
};

// The groups, which the context's force holds: `national`. Implementations are thread-safe. Beside
// the errors named each gives those of libs/postgres/sqlstate.h.
class PeerGroupRepository {
 public:
  virtual ~PeerGroupRepository() = default;

  // The version known at `known_at` (now: nothing), the same for ever. NOT_FOUND
  // (PEER_GROUP_UNKNOWN), INVALID_ARGUMENT (KNOWN_AT_IN_FUTURE, KNOWN_AT_BEFORE_FIRST).
  virtual absl::StatusOr<PeerGroupRecord> Get(const RequestContext& context, absl::string_view id,
                                              std::optional<absl::Time> known_at) = 0;

  // The newest version of each up to the query's revision, by id.
  virtual absl::StatusOr<Page<PeerGroupRecord>> List(const RequestContext& context,
                                                     const PeerGroupQuery& query) = 0;

  // See libs/change. ALREADY_EXISTS (REQUEST_ID_REUSED), and what `decide` gives.
  virtual absl::StatusOr<Changed<PeerGroupRecord>> Change(const RequestContext& context,
                                                          const PeerGroupChange& change) = 0;
};

}  // namespace copperplate::indicators
