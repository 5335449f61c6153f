// The dense count of a force's changes, and what was known at an instant.
//
// A change of figures, definitions, areas, populations, annotations or commentaries is a revision.
// Its transaction takes the force's revision lock first, so that numbers are dense and changes of
// one force follow one another, and stamps its instant under a second lock, held from the stamp to
// the commit. So an instant never moves: whoever asks for one waits for no more than the commit of
// a change that is already stamped, not for an import that is still under way.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/indicators/app/ports/data_revision.h"

namespace copperplate::indicators {

// Where every commit of a revision is notified, as `<force> <revision>`.
inline constexpr char kRevisionChannel[] = "indicators_revision";

// Named for the test of their plans. $1 force.
extern const postgres::Statement kNextRevision;
extern const postgres::Statement kNewestRevisions;

// Takes the force's revision lock until the transaction ends, and gives the number that this change
// has. The first call of a changing transaction: what is read after it cannot change before the
// commit. NOT_FOUND (FORCE_UNKNOWN).
absl::StatusOr<int64_t> BeginRevision(postgres::Transaction& transaction, absl::string_view force);

// Records the revision and gives its instant, which is later than that of every revision before it.
// After all checks and bulk work: reads of an instant wait from here to the commit, so only a
// few small statements may follow (rows that carry the instant, the event).
absl::StatusOr<absl::Time> EndRevision(postgres::Transaction& transaction, absl::string_view force,
                                       int64_t number, absl::string_view actor);

// Held by a change that is a revision of its force, from before its transaction to after it. Begun
// as RunChange's lock, anew where the transaction runs again.
class RevisionLock {
 public:
  // Both outlive it.
  RevisionLock(DataRevisions& revisions, const RequestContext& context)
      : context_(context), changing_(revisions, context.force) {}

  // BeginRevision().
  absl::Status Begin(postgres::Transaction& transaction);
  // EndRevision() of what was begun.
  absl::StatusOr<absl::Time> End(postgres::Transaction& transaction) const;
  // The revision's number, once begun.
  int64_t number() const { return number_; }

 private:
  const RequestContext& context_;
  const DataChange changing_;
  int64_t number_ = 0;
};

// Which revisions a read sees: rows of revision <= `own` of the force, <= `national` of `national`
// (0: none yet).
struct Revisions {
  int64_t own = 0;
  int64_t national = 0;
  // The instant asked for. Without one, when the newer of the two was recorded, InfinitePast where
  // there is neither.
  absl::Time instant;
};

// What was known at `known_at`, the same for ever; without it the newest. INVALID_ARGUMENT
// (KNOWN_AT_IN_FUTURE) where `known_at` lies after the database's clock, (KNOWN_AT_BEFORE_FIRST)
// where the force had no revision then; NOT_FOUND (FORCE_UNKNOWN) where it had none and is none.
// One statement, which waits for the commit of a change that is stamped already. `session` is a
// lease for `force`, not a transaction: it must see what was committed meanwhile.
absl::StatusOr<Revisions> ResolveKnownAt(postgres::Session& session, absl::string_view force,
                                         std::optional<absl::Time> known_at);

// The newest revision of the session's force that a read at `known_at` looks at; without one every
// revision, which takes no statement. Errors: ResolveKnownAt().
absl::StatusOr<int64_t> RevisionAt(postgres::Lease& lease, std::optional<absl::Time> known_at);

}  // namespace copperplate::indicators
