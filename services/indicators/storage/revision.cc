#include "services/indicators/storage/revision.h"

#include <algorithm>
#include <limits>

#include "libs/change/force.h"
#include "libs/change/known_at.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"
#include "services/indicators/app/ports/errors.h"

namespace copperplate::indicators {

using postgres::Statement;

static constexpr Statement kLockRevisions{
    postgres::kWrite, "lock_revisions",
    "SELECT pg_advisory_xact_lock(hashtextextended('indicators/revision/' || $1::text, 0))"};

const Statement kNextRevision{postgres::kRead, "next_revision", R"(
    SELECT coalesce((SELECT revision FROM revision WHERE force = $1
                     ORDER BY revision DESC LIMIT 1), 0) + 1
    FROM force WHERE force = $1)"};

// The clock is read after the lock is held: FROM comes before the select list.
//
// The commit notifies those who keep what was computed from earlier revisions. In general that is
// not for a request's transaction to do: PostgreSQL lets notifying commits through one at a time,
// which took 9,000 writes a second down to 3,000. Here it costs nothing that matters: only changes
// of figures, definitions, areas, populations, annotations, commentaries, printed cells and peers
// make a revision, those of one force wait for one another already, and all forces together make a
// few a minute. The sealer, which could notify instead, may lag or stand still, and stale
// dashboards with it.
static constexpr Statement kStampRevision{postgres::kWrite, "stamp_revision", R"(
    WITH held AS MATERIALIZED (
        SELECT pg_advisory_xact_lock(hashtextextended('indicators/stamp/' || $1::text, 0)))
    INSERT INTO revision (force, revision, recorded_at, actor)
    SELECT $1::text, $2::bigint,
           greatest(clock_timestamp(),
                    (SELECT recorded_at + interval '1 microsecond' FROM revision
                     WHERE force = $1 AND revision = $2::bigint - 1)),
           $3::text
    FROM held
    RETURNING recorded_at, pg_notify('indicators_revision', force || ' ' || revision))"};

const Statement kNewestRevisions{postgres::kRead, "newest_revisions", R"(
    SELECT own.revision, own.recorded_at, national.revision, national.recorded_at
    FROM (SELECT 1) one
    LEFT JOIN (SELECT revision, recorded_at FROM revision WHERE force = $1
               ORDER BY revision DESC LIMIT 1) own ON true
    LEFT JOIN (SELECT revision, recorded_at FROM revision WHERE force = 'national'
               ORDER BY revision DESC LIMIT 1) national ON true)"};

static constexpr Statement kRevisionsAt{
    postgres::kRead, "revisions_at",
    "SELECT own_revision, national_revision, in_future FROM revisions_at($1, $2)"};

static constexpr Statement kFirstRevision{postgres::kRead, "first_revision", R"(
    SELECT (SELECT recorded_at FROM revision WHERE force = $1 ORDER BY recorded_at LIMIT 1)
    FROM force WHERE force = $1)"};

namespace {

absl::StatusOr<Revisions> Newest(postgres::Session& session, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kNewestRevisions, force));
  std::optional<int64_t> own;
  std::optional<int64_t> national;
  std::optional<absl::Time> own_at;
  std::optional<absl::Time> national_at;
  ABSL_RETURN_IF_ERROR(rows[0].Read(own, own_at, national, national_at));
  return Revisions{
      own.value_or(0), national.value_or(0),
      std::max(own_at.value_or(absl::InfinitePast()), national_at.value_or(absl::InfinitePast()))};
}

absl::Status BeforeFirst(postgres::Session& session, absl::string_view force) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kFirstRevision, force));
  if (rows.empty()) return ForceUnknown();
  ABSL_ASSIGN_OR_RETURN(const auto first, rows[0].Get<std::optional<absl::Time>>(0));
  return KnownAtBeforeFirst(first);
}

}  // namespace

absl::StatusOr<int64_t> BeginRevision(postgres::Transaction& transaction, absl::string_view force) {
  ABSL_RETURN_IF_ERROR(transaction.Query(kLockRevisions, force).status());
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, transaction.Query(kNextRevision, force));
  if (rows.empty()) return ForceUnknown();
  return rows[0].Get<int64_t>(0);
}

absl::StatusOr<absl::Time> EndRevision(postgres::Transaction& transaction, absl::string_view force,
                                       int64_t number, absl::string_view actor) {
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows,
                        transaction.Query(kStampRevision, force, number, actor));
  return rows[0].Get<absl::Time>(0);
}

absl::Status RevisionLock::Begin(postgres::Transaction& transaction) {
  ABSL_ASSIGN_OR_RETURN(number_, BeginRevision(transaction, context_.force));
  return absl::OkStatus();
}

absl::StatusOr<absl::Time> RevisionLock::End(postgres::Transaction& transaction) const {
  return EndRevision(transaction, context_.force, number_, context_.caller);
}

absl::StatusOr<Revisions> ResolveKnownAt(postgres::Session& session, absl::string_view force,
                                         std::optional<absl::Time> known_at) {
  if (!known_at.has_value()) return Newest(session, force);
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, session.Query(kRevisionsAt, force, *known_at));
  Revisions at;
  bool in_future = false;
  ABSL_RETURN_IF_ERROR(rows[0].Read(at.own, at.national, in_future));
  if (in_future) return KnownAtInFuture();
  if (at.own == 0) return BeforeFirst(session, force);
  at.instant = *known_at;
  return at;
}

absl::StatusOr<int64_t> RevisionAt(postgres::Lease& lease, std::optional<absl::Time> known_at) {
  if (!known_at.has_value()) return std::numeric_limits<int64_t>::max();
  ABSL_ASSIGN_OR_RETURN(const Revisions revisions, ResolveKnownAt(lease, lease.force(), known_at));
  return revisions.own;
}

}  // namespace copperplate::indicators
