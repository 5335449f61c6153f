#include "libs/events/seal_batch.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "libs/events/chain.h"
#include "libs/postgres/statement.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::events {
namespace {

using postgres::Bytes;
using postgres::Rows;
using postgres::Statement;
using postgres::Transaction;

// Keyed by the table, as several services may share a database.
constexpr Statement kLock{postgres::kWrite, "seal_lock", R"(
    SELECT pg_try_advisory_xact_lock(1128616278, 'event_head'::regclass::oid::integer),
           clock_timestamp())"};

constexpr Statement kWaiting{postgres::kRead, "seal_waiting", R"(
    SELECT force, seq, id, occurred_at, actor, call_id, type, subject, before, after
      FROM event_out WHERE force > $1 ORDER BY force, seq LIMIT $2)"};

constexpr Statement kHeads{postgres::kRead, "seal_heads", R"(
    SELECT force, position, hash, sealed_at FROM event_head WHERE force = ANY ($1))"};

constexpr Statement kMove{postgres::kWrite, "seal_move", R"(
    WITH moved AS (
      DELETE FROM event_out o
       USING unnest($1::text[], $2::bigint[], $3::bigint[], $4::bytea[])
             AS s (force, seq, position, hash)
       WHERE o.force = s.force AND o.seq = s.seq
      RETURNING o.*, s.position, s.hash)
    INSERT INTO event (force, position, sealed_at, id, occurred_at, actor, call_id, type,
                       subject, before, after, hash)
    SELECT force, position, $5, id, occurred_at, actor, call_id, type, subject, before, after,
           hash
      FROM moved)"};

constexpr Statement kMoveHeads{postgres::kWrite, "seal_move_heads", R"(
    INSERT INTO event_head (force, epoch, position, hash, sealed_at)
    SELECT force, gen_random_uuid(), position, hash, $4
      FROM unnest($1::text[], $2::bigint[], $3::bytea[]) AS s (force, position, hash)
    ON CONFLICT (force) DO UPDATE SET position = excluded.position, hash = excluded.hash,
                                      sealed_at = excluded.sealed_at)"};

constexpr Statement kNotify{postgres::kWrite, "seal_notify",
                            "SELECT pg_notify($1, n) FROM unnest($2::text[]) AS n"};

struct Waiting {
  int64_t seq = 0;
  SealedEvent event;
};

absl::StatusOr<std::vector<Waiting>> ReadWaiting(Transaction& transaction, int limit,
                                                 std::string& after_force) {
  ABSL_ASSIGN_OR_RETURN(Rows rows, transaction.Query(kWaiting, after_force, limit));
  if (rows.empty() && !after_force.empty()) {
    after_force.clear();
    ABSL_ASSIGN_OR_RETURN(rows, transaction.Query(kWaiting, after_force, limit));
  }
  std::vector<Waiting> waiting;
  waiting.reserve(static_cast<size_t>(rows.size()));
  for (const postgres::Row row : rows) {
    auto& [seq, event] = waiting.emplace_back();
    ABSL_RETURN_IF_ERROR(row.Read(event.force, seq, event.id, event.occurred_at, event.actor,
                                  event.call_id, event.type, event.subject, event.before,
                                  event.after));
  }
  return waiting;
}

// The chains of the forces of a batch.
struct Heads {
  std::map<std::string, Head> by_force;
  // Not before the last sealing of any of them, so that a month's events are a run of positions
  // even when the server's clock steps back.
  absl::Time sealed_at;
};

absl::StatusOr<Heads> ReadHeads(Transaction& transaction, const std::vector<Waiting>& waiting,
                                absl::Time now) {
  Heads heads{{}, now};
  std::vector<std::string> forces;
  for (const Waiting& row : waiting) {
    if (heads.by_force.emplace(row.event.force, Head()).second) forces.push_back(row.event.force);
  }
  ABSL_ASSIGN_OR_RETURN(const Rows rows, transaction.Query(kHeads, forces));
  for (const postgres::Row row : rows) {
    std::string force;
    Head head;
    Bytes hash;
    absl::Time sealed_at;
    ABSL_RETURN_IF_ERROR(row.Read(force, head.position, hash, sealed_at));
    if (hash.data.size() != head.hash.size()) {
      return absl::DataLossError("the head of an event chain has no SHA-256");
    }
    std::copy(hash.data.begin(), hash.data.end(), head.hash.begin());
    heads.by_force[force] = head;
    heads.sealed_at = std::max(heads.sealed_at, sealed_at);
  }
  return heads;
}

// Moves the rows and leaves the new heads in `heads`.
absl::Status Move(Transaction& transaction, std::vector<Waiting>& waiting, Heads& heads) {
  std::vector<std::string> forces;
  std::vector<int64_t> seqs, positions;
  std::vector<Bytes> hashes;
  for (auto& [seq, event] : waiting) {
    Head& head = heads.by_force[event.force];
    event.position = ++head.position;
    ABSL_ASSIGN_OR_RETURN(head.hash, EventHash(head.hash, event));
    forces.push_back(event.force);
    seqs.push_back(seq);
    positions.push_back(event.position);
    hashes.push_back({std::string(AsBytes(head.hash))});
  }
  ABSL_ASSIGN_OR_RETURN(const int64_t moved, transaction.Execute(kMove, forces, seqs, positions,
                                                                 hashes, heads.sealed_at));
  if (moved == static_cast<int64_t>(waiting.size())) return absl::OkStatus();
  return Error(absl::StatusCode::kDataLoss, "EVENT_OUT_MOVED",
               "events left event_out while they were sealed")
      .Build();
}

absl::Status MoveHeads(Transaction& transaction, const Heads& heads, const std::string& channel) {
  std::vector<std::string> forces, payloads;
  std::vector<int64_t> positions;
  std::vector<Bytes> hashes;
  for (const auto& [force, head] : heads.by_force) {
    forces.push_back(force);
    positions.push_back(head.position);
    hashes.push_back({std::string(AsBytes(head.hash))});
    payloads.push_back(absl::StrCat(force, " ", head.position));
  }
  ABSL_RETURN_IF_ERROR(
      transaction.Execute(kMoveHeads, forces, positions, hashes, heads.sealed_at).status());
  if (channel.empty()) return absl::OkStatus();
  return transaction.Query(kNotify, channel, payloads).status();
}

}  // namespace

absl::StatusOr<Batch> SealBatch(postgres::Lease& lease, const BatchOptions& options,
                                std::string& after_force) {
  return lease.Transaction([&](Transaction& transaction) -> absl::StatusOr<Batch> {
    ABSL_ASSIGN_OR_RETURN(const Rows lock, transaction.Query(kLock));
    bool locked;
    absl::Time now;
    ABSL_RETURN_IF_ERROR(lock[0].Read(locked, now));
    if (!locked) return Batch{.result = Batch::Result::kElsewhere};

    ABSL_ASSIGN_OR_RETURN(std::vector<Waiting> waiting,
                          ReadWaiting(transaction, options.size, after_force));
    if (waiting.empty()) return Batch{.result = Batch::Result::kNothing};
    ABSL_ASSIGN_OR_RETURN(Heads heads, ReadHeads(transaction, waiting, now));
    ABSL_RETURN_IF_ERROR(Move(transaction, waiting, heads));
    ABSL_RETURN_IF_ERROR(MoveHeads(transaction, heads, options.channel));

    Batch batch{.result = Batch::Result::kSealed, .events = static_cast<int>(waiting.size())};
    batch.sealed_at = heads.sealed_at;
    batch.more = batch.events == options.size || !after_force.empty();
    after_force = batch.events == options.size ? waiting.back().event.force : "";
    absl::Time oldest = now;
    for (const Waiting& row : waiting) oldest = std::min(oldest, row.event.occurred_at);
    batch.lag = now - oldest;
    return batch;
  });
}

}  // namespace copperplate::events
