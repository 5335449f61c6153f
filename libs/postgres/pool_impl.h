#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/connection.h"
#include "libs/postgres/observer.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/watchdog.h"

namespace copperplate::postgres {

// The pool's connections and the queue for them. Thread-safe.
class PoolImpl {
 public:
  PoolImpl(PoolOptions options, std::string connect_string, Observer& observer);

  // Waits in turn for a connection, best one set to `force`, which it may not be.
  absl::StatusOr<Connection*> Take(absl::string_view force, absl::Time deadline,
                                   const CallScope* call);
  void GiveBack(Connection* connection);

  // Makes `connection` usable for `force`: opens it where need be, waiting for the server at most
  // reconnect_wait, and sets the force.
  absl::Status Prepare(Connection& connection, absl::string_view force, absl::Time deadline);

  void Sleep(absl::Duration duration) const { options_.sleep(duration); }
  bool reads_read_only() const { return options_.reads_read_only; }
  absl::Duration cancel_grace() const { return options_.cancel_grace; }
  // A random part of `limit`, so that those who collided do not meet again.
  absl::Duration Jittered(absl::Duration limit);

 private:
  struct Waiter {
    absl::string_view force;
    int passed = 0;  // how many later waiters were served before
    Connection* granted = nullptr;
    std::condition_variable served;
  };

  absl::Status Open(Connection& connection, absl::Time deadline);
  absl::Status CheckSafe(Connection& connection, absl::Time deadline);
  // These three under mutex_.
  Connection* ChooseIdle(absl::string_view force);
  Waiter* ChooseWaiter(const Connection& connection);
  void ReportPool();

  const PoolOptions options_;
  Observer& observer_;
  Watchdog watchdog_;
  std::vector<std::unique_ptr<Connection>> connections_;
  // Set when the server could not be reached for reconnect_wait: until a connection succeeds, a
  // lease tries once and does not wait.
  std::atomic<bool> known_down_{false};

  // Guards the rest. std::mutex, not absl::Mutex: TSan sees through it.
  std::mutex mutex_;
  std::vector<Connection*> idle_;  // the last one used most recently
  std::deque<Waiter*> waiters_;
  absl::BitGen random_;
};

}  // namespace copperplate::postgres
