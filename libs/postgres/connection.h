#pragma once

#include <soci/soci.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/call/call_scope.h"
#include "libs/postgres/copy.h"
#include "libs/postgres/observer.h"
#include "libs/postgres/params.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/watchdog.h"

struct pg_conn;

namespace copperplate::postgres {

class Timing;

// One session with PostgreSQL: SOCI's, its prepared statements, and what was learned about it.
// Internal to this library. Used by one thread at a time; only open() may be asked by any.
class Connection {
 public:
  // Whether the statement commits something when it succeeds, so that losing its answer leaves the
  // outcome unknown.
  enum class Commits { kNo, kYes };

  // `observer` and `watchdog` outlive the connection.
  Connection(std::string connect_string, Watchdog& watchdog, Observer& observer);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // One attempt. UNAVAILABLE (DATABASE_UNAVAILABLE) after at most the connection string's
  // connect_timeout.
  absl::Status Open();
  void Close();
  bool open() const { return open_.load(std::memory_order_relaxed); }
  // Whether it may be handed out again: nothing heard from the server that ends it, no transaction
  // left open, not a standby's. No round trip. Closes it otherwise.
  bool CheckUsable();

  // The call that the next statements run for, null for none; it outlives them. They end with it.
  void RunFor(const CallScope* call) { call_ = call; }
  const CallScope* call() const { return call_; }

  // A transaction is open, also a failed one.
  bool InTransaction() const;

  // The value `app.force` was set to on this session, nullopt when never.
  const std::optional<std::string>& force() const { return force_; }
  absl::Status SetForce(absl::string_view force, absl::Time deadline);

  // Runs a prepared statement, preparing it on first use. Errors as in sqlstate.h; a connection
  // that broke is closed, and the error is OUTCOME_UNKNOWN when `commits`.
  absl::StatusOr<Rows> Run(const Statement& statement, const Params& params, absl::Time deadline,
                           Commits commits);

  // See Transaction::Stage.
  absl::StatusOr<int64_t> Stage(const StagingTable& table,
                                absl::FunctionRef<absl::Status(CopyWriter&)> produce,
                                absl::Time deadline);
  // For CopyWriter: sends part of the running COPY.
  absl::Status SendCopyData(absl::string_view data, absl::Time deadline);

 private:
  struct Prepared;

  pg_conn* handle() const;
  static void OnNotice(void* self, const pg_result* notice);

  absl::StatusOr<Prepared*> Prepare(const Statement& statement);
  absl::StatusOr<Rows> RunPrepared(const Statement& statement, const Params& params,
                                   absl::Time deadline, Commits commits);
  absl::StatusOr<Rows> RunUnprepared(absl::string_view name, const std::string& sql,
                                     absl::Time deadline);
  // Takes the answer apart once the watchdog is disarmed.
  absl::StatusOr<Rows> Judge(absl::string_view name, internal::ResultPtr result,
                             Watchdog::Outcome outcome, Commits commits, Timing& timing);
  void Arm(absl::Time deadline);
  // Why the statement that was armed last had to end.
  absl::Status EndedError() const;
  absl::Status LostError(absl::string_view name, Watchdog::Outcome outcome, Commits commits);
  absl::StatusOr<Rows> EndCopy(absl::string_view name, const absl::Status& produced,
                               absl::Time deadline, Timing& timing);

  const std::string connect_string_;
  Observer& observer_;
  Watchdog::Watch watch_;
  soci::session session_;
  absl::flat_hash_map<std::string, std::unique_ptr<Prepared>> prepared_;
  std::optional<std::string> force_;
  const CallScope* call_ = nullptr;
  absl::Time limit_;  // of the statement armed last
  std::atomic<bool> open_{false};
  bool doomed_ = false;               // to be closed before the next lease
  bool standby_unconfirmed_ = false;  // the last statement committed, but not on the standby
};

}  // namespace copperplate::postgres
