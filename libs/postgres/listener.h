#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/observer.h"

namespace copperplate::postgres {

struct ListenerOptions {
  std::string dsn;
  std::string application_name;
  std::vector<std::string> channels;  // each [a-z_][a-z0-9_]*
  // The connection is probed this often and counts as lost when a probe is not answered within the
  // same time, so a silent server is noticed after at most twice as long.
  absl::Duration heartbeat = absl::Milliseconds(400);
  // Between attempts to connect; doubles up to the second.
  absl::Duration min_backoff = absl::Milliseconds(20);
  absl::Duration max_backoff = absl::Milliseconds(500);

  // Called on the listener's thread, one at a time; they must not block or destroy the listener.
  std::function<void(absl::string_view channel, absl::string_view payload)> on_notification;
  // Listening from now on. What was notified before is lost: read it again.
  std::function<void()> on_connected;
  // No longer listening: what a notification would have kept fresh is stale from now on. Called
  // only after on_connected.
  std::function<void()> on_lost;
};

// One connection of its own for LISTEN, with a thread of its own that keeps it up. Thread-safe.
class Listener {
 public:
  // INVALID_ARGUMENT for a malformed DSN or channel. Connects in the background. `observer`
  // outlives it.
  static absl::StatusOr<std::unique_ptr<Listener>> Start(ListenerOptions options,
                                                         ListenerObserver& observer);
  // Stops and joins; no callback runs afterwards (on_lost is not called for it).
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  // True between on_connected and on_lost. Already false when on_lost is called.
  bool connected() const;

 private:
  class Impl;
  explicit Listener(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace copperplate::postgres
