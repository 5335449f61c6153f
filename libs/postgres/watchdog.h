#pragma once

#include <memory>

#include "absl/time/time.h"
#include "libs/call/call_scope.h"

struct pg_cancel;

namespace copperplate::postgres {

// Ends what runs past its deadline, or for a call whose caller has gone. SOCI and libpq block until
// the server answers, so another thread has to: it asks the server to cancel, and when nothing
// comes back within the grace it shuts the socket, which ends the blocking call.
//
// Two threads: one keeps the time and never blocks, the other sends the cancel requests, in which
// libpq waits for the server without a limit of its own. Thread-safe.
class Watchdog {
 private:
  struct State;
  struct Entry;

 public:
  enum class Outcome {
    kInTime,
    kCancelled,  // a cancel request was sent; what the server answered says whether it hit
    kCut,        // the socket was shut; the connection is of no more use
  };

  explicit Watchdog(absl::Duration grace);
  // No watch is left. A cancel request that a stopped server holds up is abandoned, not awaited.
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

  // Watches one connection. Used by the thread that uses the connection; outlived by the watchdog.
  class Watch {
   public:
    explicit Watch(Watchdog& watchdog);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    // A connection was opened. Takes `cancel`; `socket` is duplicated, as libpq may close its own
    // while the watchdog looks at it. False where it cannot be (no descriptor is left): a blocked
    // call could not be ended, so the connection must not be used.
    [[nodiscard]] bool Attach(pg_cancel* cancel, int socket);
    // Before the connection is closed; not armed.
    void Detach();

    // Before a blocking call, and after it. Between the end of Disarm and the next Arm nothing of
    // this connection is cancelled. `call`, null for none, is looked at every few milliseconds
    // until Disarm: gRPC tells of a caller that left where it is asked, and does not call back for
    // unary calls.
    void Arm(absl::Time deadline, const CallScope* call);
    Outcome Disarm();

   private:
    std::shared_ptr<State> state_;
    std::shared_ptr<Entry> entry_;
  };

 private:
  std::shared_ptr<State> state_;
};

}  // namespace copperplate::postgres
