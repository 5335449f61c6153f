#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/log/logger.h"
#include "libs/postgres/pool.h"
#include "libs/postgres/session.h"

namespace copperplate::service {

// How long a write may be sent again under its request_id (AIP-155).
inline constexpr absl::Duration kRequestRetention = absl::Hours(24 * 7);

// Drops the remembered requests of all forces that are older than `age`, at most `limit` of them.
// How many there were. `session` is of the worker role.
absl::StatusOr<int64_t> DropRequests(postgres::Session& session, absl::Duration age, int limit);

// Does so now and every hour, on a thread of its own, from construction to destruction.
class RequestRetention {
 public:
  // `pool` is of the service's worker role. It and `logger` outlive this.
  RequestRetention(postgres::Pool& pool, const log::Logger& logger);
  // Waits for the statement under way.
  ~RequestRetention();
  RequestRetention(const RequestRetention&) = delete;
  RequestRetention& operator=(const RequestRetention&) = delete;

 private:
  void Run();
  void DropAll();
  // False where this is to end.
  bool Pause(absl::Duration pause);

  postgres::Pool& pool_;
  const log::Logger& logger_;
  std::mutex mutex_;
  std::condition_variable stop_changed_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace copperplate::service
