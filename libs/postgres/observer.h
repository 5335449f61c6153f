#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/call/call_scope.h"

namespace copperplate::postgres {

// What may be told of a statement: never its SQL, its values, or the text of an error.
struct StatementReport {
  absl::string_view name;
  absl::Duration duration;
  absl::string_view sqlstate;    // `00000` for success, `08006` when the connection broke
  absl::string_view constraint;  // empty where none was broken
  const CallScope* call;         // that it ran for; null where for none
};

struct PoolReport {
  int open;     // connections to the server
  int in_use;   // of those, held by a lease
  int waiting;  // callers in the queue for one
};

// Hears of what a pool does, for metrics and logs. Implementations are thread-safe and quick: they
// run on the thread that holds the lease. Every method does nothing by default.
class Observer {
 public:
  virtual ~Observer() = default;

  virtual void OnStatement(const StatementReport& /*report*/) {}
  // `outcome` is OK, or why no lease was given.
  virtual void OnLeaseWait(absl::Duration /*waited*/, const absl::Status& /*outcome*/) {}
  // After each change.
  virtual void OnPool(const PoolReport& /*report*/) {}
  // libpq's own words on why there is no connection: host, user and cause, no password.
  virtual void OnConnectFailed(absl::string_view /*cause*/) {}
  // A commit whose outcome is unknown; each is worth a line in the log. `call` as above.
  virtual void OnOutcomeUnknown(absl::string_view /*statement*/, const CallScope* /*call*/) {}

  // One that hears nothing; lives for ever.
  static Observer& None();
};

// The same of a Listener, on its thread.
class ListenerObserver {
 public:
  virtual ~ListenerObserver() = default;

  // Whether it listens, from the start and after each change.
  virtual void OnListening(bool /*listening*/) {}
  // Why it does not, at each attempt: libpq's own words, or the SQLSTATE of a refused LISTEN.
  virtual void OnFailed(absl::string_view /*cause*/) {}

  static ListenerObserver& None();
};

}  // namespace copperplate::postgres
