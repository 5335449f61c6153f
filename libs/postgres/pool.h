#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/lease.h"
#include "libs/postgres/observer.h"

namespace copperplate::postgres {

class PoolImpl;

enum class RoleCheck {
  kRefuseUnsafe,  // what every service uses: see CheckRole in startup_checks.h
  kNone,          // for tools and tests that run as owner
};

struct PoolOptions {
  // A libpq connection string, keywords or URI. Secrets come by `passfile` or a file the caller
  // read.
  std::string dsn;
  std::string application_name;
  // The service's schema: its search_path, and the one where its role may own nothing.
  std::string schema;
  RoleCheck role_check = RoleCheck::kRefuseUnsafe;
  int size = 16;          // connections, 1 to 16
  int max_waiting = 256;  // callers in the queue; beyond them RESOURCE_EXHAUSTED
  // How long one lease tries to get a connection back before it gives up (or its deadline).
  absl::Duration reconnect_wait = absl::Seconds(1);
  // Between the cancel request at the deadline and closing the connection that did not answer it.
  absl::Duration cancel_grace = absl::Milliseconds(500);
  // The server's own limits, as a net under the deadlines; zero leaves the role's setting.
  absl::Duration statement_timeout = absl::ZeroDuration();
  absl::Duration idle_in_transaction_timeout = absl::Minutes(1);
  // For tests: each kRead runs in a read-only transaction, so that one which changes something
  // fails (DATABASE_READ_ONLY).
  bool reads_read_only = false;
  // Waits between attempts; a test passes its own.
  std::function<void(absl::Duration)> sleep = absl::SleepFor;
};

// A bounded pool of connections under one role. Connects on first use: a pool can be made while
// PostgreSQL is down. Thread-safe. Outlives its leases; `observer` outlives it.
class Pool {
 public:
  // INVALID_ARGUMENT for a malformed DSN or size.
  static absl::StatusOr<std::unique_ptr<Pool>> Create(PoolOptions options, Observer& observer);
  // All leases are back.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  // A connection whose `app.force` is `force`: one that already is where there is one, else one
  // that is set to it, at the cost of a round trip. Waits its turn until `deadline`, which also
  // bounds every statement of the lease. They end as well once `call` is cancelled, which they run
  // for and which outlives the lease; null for work that no call waits for.
  //
  // INVALID_ARGUMENT (FORCE_REQUIRED) for an empty force; DEADLINE_EXCEEDED (DATABASE_DEADLINE);
  // CANCELLED; RESOURCE_EXHAUSTED (DATABASE_POOL_BUSY, RetryInfo) when too many wait already;
  // UNAVAILABLE (DATABASE_UNAVAILABLE, RetryInfo); INTERNAL (DATABASE_ROLE_UNSAFE) by
  // the role check.
  absl::StatusOr<Lease> Acquire(absl::string_view force, absl::Time deadline,
                                const CallScope* call = nullptr);

  // The same without a force, for the worker role and for checks: `app.force` is unset or empty, so
  // that a row that belongs to a force is not reached under the runtime role.
  absl::StatusOr<Lease> AcquireAcrossForces(absl::Time deadline, const CallScope* call = nullptr);

 private:
  Pool(std::unique_ptr<PoolImpl> impl, Observer& observer);
  absl::StatusOr<Lease> AcquireFor(absl::string_view force, absl::Time deadline,
                                   const CallScope* call);

  std::unique_ptr<PoolImpl> impl_;
  Observer& observer_;
};

}  // namespace copperplate::postgres
