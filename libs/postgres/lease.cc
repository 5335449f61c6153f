#include "libs/postgres/lease.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "libs/postgres/connection.h"
#include "libs/postgres/pool_impl.h"
#include "libs/postgres/sqlstate.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

using Commits = Connection::Commits;

constexpr absl::Duration kFirstBackoff = absl::Milliseconds(4);
constexpr absl::Duration kLongestBackoff = absl::Milliseconds(250);

// Named apart, as the name is what metrics show and the key of the prepared statement.
constexpr Statement kBegin[2][3] = {
    {{kRead, "begin", "BEGIN"},
     {kRead, "begin_repeatable_read", "BEGIN ISOLATION LEVEL REPEATABLE READ"},
     {kRead, "begin_serializable", "BEGIN ISOLATION LEVEL SERIALIZABLE"}},
    {{kRead, "begin_read_only", "BEGIN READ ONLY"},
     {kRead, "begin_repeatable_read_only", "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"},
     {kRead, "begin_serializable_read_only", "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY"}}};
constexpr Statement kCommit{kWrite, "commit", "COMMIT"};
constexpr Statement kRollback{kWrite, "rollback", "ROLLBACK"};

// Nothing was committed, and another connection may do better.
bool WasLost(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnavailable &&
         ErrorReason(status) == kDatabaseUnavailable;
}

}  // namespace

Lease::Lease(PoolImpl* pool, Connection* connection, absl::string_view force, absl::Time deadline)
    : pool_(pool), connection_(connection), force_(force), deadline_(deadline) {}

Lease::Lease(Lease&& other) noexcept
    : pool_(other.pool_),
      connection_(std::exchange(other.connection_, nullptr)),
      force_(std::move(other.force_)),
      deadline_(other.deadline_) {}

Lease& Lease::operator=(Lease&& other) noexcept {
  if (this != &other) {
    Release();
    pool_ = other.pool_;
    connection_ = std::exchange(other.connection_, nullptr);
    force_ = std::move(other.force_);
    deadline_ = other.deadline_;
  }
  return *this;
}

Lease::~Lease() { Release(); }

void Lease::Release() {
  if (connection_ == nullptr) return;
  connection_->RunFor(nullptr);
  pool_->GiveBack(std::exchange(connection_, nullptr));
}

absl::Status Lease::Prepare() { return pool_->Prepare(*connection_, force_, deadline_); }

absl::StatusOr<Rows> Lease::Run(const Statement& statement, const Params& params) {
  if (statement.kind == kRead && pool_->reads_read_only()) {
    return Transaction({.isolation = Isolation::kReadCommitted, .read_only = true},
                       [&](postgres::Transaction& read) { return read.Run(statement, params); });
  }
  if (!connection_->open()) ABSL_RETURN_IF_ERROR(Prepare());
  const Commits commits = statement.kind == kRead ? Commits::kNo : Commits::kYes;
  absl::StatusOr<Rows> rows = connection_->Run(statement, params, deadline_, commits);
  // Lost while a read ran, or before a write did: another run does no harm.
  if (!connection_->open() && WasLost(rows.status())) {
    ABSL_RETURN_IF_ERROR(Prepare());
    rows = connection_->Run(statement, params, deadline_, commits);
  }
  return rows;
}

absl::Status Lease::RunTransaction(const TransactionOptions& options,
                                   absl::FunctionRef<absl::Status(postgres::Transaction&)> work) {
  absl::Duration backoff = kFirstBackoff;
  for (bool reconnected = false;;) {
    const absl::Status status = Attempt(options, work);
    if (status.ok()) return status;
    const bool lost = WasLost(status) && !connection_->open();
    if (!IsSerializationFault(status) && (!lost || reconnected)) return status;
    reconnected = reconnected || lost;
    const absl::Duration pause = pool_->Jittered(backoff);
    if (absl::Now() + pause >= deadline_) return status;
    pool_->Sleep(pause);
    backoff = std::min(2 * backoff, kLongestBackoff);
  }
}

absl::Status Lease::Attempt(const TransactionOptions& options,
                            absl::FunctionRef<absl::Status(postgres::Transaction&)> work) {
  if (!connection_->open()) ABSL_RETURN_IF_ERROR(Prepare());
  const Statement& begin = kBegin[options.read_only ? 1 : 0][static_cast<int>(options.isolation)];
  ABSL_RETURN_IF_ERROR(connection_->Run(begin, {}, deadline_, Commits::kNo).status());

  postgres::Transaction transaction(connection_, deadline_);
  absl::Status status = work(transaction);
  // A failed statement decides, whatever `work` made of it: 40001 is to be retried even when
  // returned as something else.
  if (!transaction.failure_.ok() &&
      (status.ok() || IsSerializationFault(transaction.failure_) || !connection_->open())) {
    status = transaction.failure_;
  }
  if (status.ok()) {
    status = connection_->Run(kCommit, {}, deadline_, Commits::kYes).status();
    if (status.ok()) return status;
  }
  Rollback();
  return status;
}

void Lease::Rollback() {
  if (!connection_->open() || !connection_->InTransaction()) return;
  // Past the deadline too, and when the caller has gone, within the time a cancelled statement
  // gets.
  const CallScope* const call = connection_->call();
  connection_->RunFor(nullptr);
  const absl::Time limit = absl::Now() + pool_->cancel_grace();
  if (!connection_->Run(kRollback, {}, limit, Commits::kNo).ok()) connection_->Close();
  connection_->RunFor(call);
}

}  // namespace copperplate::postgres
