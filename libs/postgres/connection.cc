#include "libs/postgres/connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/postgres/soci_session.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/timing.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

constexpr char kConnectionFailure[] = "08006";
constexpr char kNoSqlState[] = "     ";  // SOCI's, for what libpq itself says
constexpr char kStalePlan[] = "0A000";
constexpr char kQueryCancelled[] = "57014";

constexpr Statement kSetForce{kRead, "set_force", "SELECT set_config('app.force', $1, false)"};

absl::string_view Field(const PGresult* result, int field) {
  const char* const value = PQresultErrorField(result, field);
  return value == nullptr ? "" : value;
}

bool Readable(int socket) {
  pollfd descriptor{socket, POLLIN, 0};
  return poll(&descriptor, 1, 0) > 0;
}

}  // namespace

// A statement prepared by SOCI, which also gave it its name on the server.
struct Connection::Prepared {
  Prepared(soci::session& session, absl::string_view sql_in) : sql(sql_in), statement(session) {
    statement.alloc();
    statement.prepare(sql);
  }
  ~Prepared() {
    // SOCI would DEALLOCATE each in a round trip of its own, also over a broken connection. They
    // end with the session.
    if (forget_only) ServerName(statement).clear();
  }

  const std::string sql;
  soci::statement statement;
  bool forget_only = false;
};

Connection::Connection(std::string connect_string, Watchdog& watchdog, Observer& observer)
    : connect_string_(std::move(connect_string)), observer_(observer), watch_(watchdog) {}

Connection::~Connection() { Close(); }

pg_conn* Connection::handle() const { return Handle(const_cast<soci::session&>(session_)); }

absl::Status Connection::Open() {
  Close();
  try {
    OpenSession(session_, connect_string_);
  } catch (const soci::soci_error& error) {
    observer_.OnConnectFailed(error.what());  // libpq's message: no statement has run yet
    return UnavailableError();
  }
  pg_conn* const connection = handle();
  PQsetNoticeReceiver(connection, &Connection::OnNotice, this);
  if (!watch_.Attach(PQgetCancel(connection), PQsocket(connection))) {
    observer_.OnConnectFailed("no file descriptor is left to watch the connection by");
    Close();
    return UnavailableError();
  }
  open_.store(true, std::memory_order_relaxed);
  return absl::OkStatus();
}

void Connection::Close() {
  watch_.Detach();
  for (auto& [name, prepared] : prepared_) prepared->forget_only = true;
  prepared_.clear();
  session_.close();
  force_.reset();
  doomed_ = false;
  open_.store(false, std::memory_order_relaxed);
}

void Connection::OnNotice(void* self, const PGresult* notice) {
  auto* const connection = static_cast<Connection*>(self);
  // Told by its source, as the text depends on the server's language. It says that the change is
  // committed here and that the wait for the standby was given up.
  if (Field(notice, PG_DIAG_SOURCE_FUNCTION) == "SyncRepWaitForLSN") {
    connection->standby_unconfirmed_ = true;
  }
  if (Field(notice, PG_DIAG_SEVERITY_NONLOCALIZED) == "FATAL") connection->doomed_ = true;
}

bool Connection::CheckUsable() {
  if (!open()) return false;
  pg_conn* const connection = handle();
  // Anything readable now was sent while the session was idle: news of settings, or of its end.
  for (int reads = 0; reads < 8 && Readable(PQsocket(connection)); ++reads) {
    if (PQconsumeInput(connection) == 0) break;
    PQisBusy(connection);  // parses, which calls the notice receiver
  }
  if (doomed_ || PQstatus(connection) != CONNECTION_OK ||
      PQtransactionStatus(connection) != PQTRANS_IDLE) {
    Close();
  }
  return open();
}

bool Connection::InTransaction() const { return PQtransactionStatus(handle()) != PQTRANS_IDLE; }

absl::Status Connection::SetForce(absl::string_view force, absl::Time deadline) {
  // A setting that fails is rolled back: the session keeps the force it had.
  ABSL_RETURN_IF_ERROR(Run(kSetForce, Params::Of(force), deadline, Commits::kNo).status());
  force_ = std::string(force);
  return absl::OkStatus();
}

absl::StatusOr<Rows> Connection::Run(const Statement& statement, const Params& params,
                                     absl::Time deadline, Commits commits) {
  if (params.has_nul()) {
    return Error(absl::StatusCode::kInvalidArgument, "TEXT_NUL", "a text holds a NUL character")
        .Build();
  }
  if (absl::Now() >= deadline) return DeadlineError();
  if (call_ != nullptr && call_->IsCancelled()) return CancelledError();
  if (!open()) return UnavailableError();
  const bool known = prepared_.contains(statement.name);
  absl::StatusOr<Rows> rows = RunPrepared(statement, params, deadline, commits);
  // A migration changed what a plan made earlier returns; it was refused before it did anything.
  if (!rows.ok() && known && ErrorMetadata(rows.status(), "sqlstate") == kStalePlan) {
    prepared_.erase(statement.name);
    if (PQtransactionStatus(handle()) != PQTRANS_IDLE) return StatusFromSqlState("40001", "");
    rows = RunPrepared(statement, params, deadline, commits);
  }
  return rows;
}

absl::StatusOr<Connection::Prepared*> Connection::Prepare(const Statement& statement) {
  const auto found = prepared_.find(statement.name);
  if (found != prepared_.end()) {
    if (found->second->sql != statement.sql) {
      return absl::InternalError(absl::StrCat("two statements have the name ", statement.name));
    }
    return found->second.get();
  }
  auto prepared = std::make_unique<Prepared>(session_, statement.sql);
  if (HasNamedParameters(prepared->statement)) {
    return absl::InternalError(
        absl::StrCat("statement ", statement.name, " has a colon outside quotes"));
  }
  return prepared_.emplace(statement.name, std::move(prepared)).first->second.get();
}

absl::StatusOr<Rows> Connection::RunPrepared(const Statement& statement, const Params& params,
                                             absl::Time deadline, Commits commits) {
  Timing timing(observer_, statement.name, call_);
  standby_unconfirmed_ = false;
  Arm(deadline);
  try {
    absl::StatusOr<Prepared*> prepared = Prepare(statement);
    if (!prepared.ok()) {
      watch_.Disarm();
      return prepared.status();
    }
    absl::InlinedVector<const char*, 16> values;
    params.ForEach([&values](const char* value) { values.push_back(value); });
    internal::ResultPtr result(PQexecPrepared(
        handle(), ServerName((*prepared)->statement).c_str(), static_cast<int>(values.size()),
        values.data(), /*paramLengths=*/nullptr, /*paramFormats=*/nullptr, /*resultFormat=*/0));
    return Judge(statement.name, std::move(result), watch_.Disarm(), commits, timing);
  } catch (const soci::soci_error& error) {
    // Only preparing throws, and a statement that was not prepared has not run.
    const Watchdog::Outcome outcome = watch_.Disarm();
    const auto* const server = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    const std::string sqlstate = server == nullptr ? kNoSqlState : server->sqlstate();
    const bool lost = sqlstate == kNoSqlState || PQstatus(handle()) != CONNECTION_OK;
    timing.Report(lost ? kConnectionFailure : sqlstate, "");
    if (lost) return LostError(statement.name, outcome, Commits::kNo);
    if (sqlstate == kQueryCancelled) return EndedError();
    return StatusFromSqlState(sqlstate, "");
  }
}

absl::StatusOr<Rows> Connection::RunUnprepared(absl::string_view name, const std::string& sql,
                                               absl::Time deadline) {
  if (absl::Now() >= deadline) return DeadlineError();
  if (call_ != nullptr && call_->IsCancelled()) return CancelledError();
  Timing timing(observer_, name, call_);
  Arm(deadline);
  internal::ResultPtr result(PQexec(handle(), sql.c_str()));
  return Judge(name, std::move(result), watch_.Disarm(), Commits::kNo, timing);
}

absl::StatusOr<Rows> Connection::Judge(absl::string_view name, internal::ResultPtr result,
                                       Watchdog::Outcome outcome, Commits commits, Timing& timing) {
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) {
    timing.Report(kSqlStateSuccess, "");
    if (outcome == Watchdog::Outcome::kCut) doomed_ = true;
    if (!standby_unconfirmed_) return Rows(std::move(result), name);
    return LostError(name, outcome, Commits::kYes);
  }
  const absl::string_view sqlstate = Field(result.get(), PG_DIAG_SQLSTATE);
  const absl::string_view constraint = Field(result.get(), PG_DIAG_CONSTRAINT_NAME);
  timing.Report(sqlstate.empty() ? kConnectionFailure : sqlstate, constraint);
  if (PQstatus(handle()) != CONNECTION_OK || sqlstate.empty() ||
      Field(result.get(), PG_DIAG_SEVERITY_NONLOCALIZED) == "FATAL") {
    return LostError(name, outcome, commits);
  }
  if (sqlstate == kQueryCancelled) return EndedError();
  if (sqlstate == "25006") doomed_ = true;  // the next connection may find the new primary
  return StatusFromSqlState(sqlstate, constraint);
}

void Connection::Arm(absl::Time deadline) {
  limit_ = deadline;
  watch_.Arm(deadline, call_);
}

absl::Status Connection::EndedError() const {
  const bool abandoned = call_ != nullptr && absl::Now() < limit_ && call_->IsCancelled();
  return abandoned ? CancelledError() : DeadlineError();
}

absl::Status Connection::LostError(absl::string_view name, Watchdog::Outcome outcome,
                                   Commits commits) {
  Close();
  if (commits == Commits::kYes) {
    observer_.OnOutcomeUnknown(name, call_);
    return OutcomeUnknownError();
  }
  return outcome == Watchdog::Outcome::kInTime ? UnavailableError() : EndedError();
}

}  // namespace copperplate::postgres
