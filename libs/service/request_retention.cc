#include "libs/service/request_retention.h"

#include "absl/time/clock.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::service {
namespace {

constexpr absl::Duration kInterval = absl::Hours(1);
constexpr absl::Duration kStatementLimit = absl::Seconds(10);
// Few enough that a statement holds no lock for long.
constexpr int kBatch = 5000;

constexpr postgres::Statement kDropRequests{"drop_requests", R"(
    DELETE FROM request
    WHERE (force, caller, request_id) IN (
        SELECT force, caller, request_id FROM request WHERE created_at < $1
        ORDER BY created_at LIMIT $2))"};

}  // namespace

absl::StatusOr<int64_t> DropRequests(postgres::Session& session, absl::Duration age, int limit) {
  return session.Execute(kDropRequests, absl::Now() - age, limit);
}

RequestRetention::RequestRetention(postgres::Pool& pool, const log::Logger& logger)
    : pool_(pool), logger_(logger), thread_([this] { Run(); }) {}

RequestRetention::~RequestRetention() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_changed_.notify_all();
  thread_.join();
}

void RequestRetention::Run() {
  do {
    DropAll();
  } while (Pause(kInterval));
}

void RequestRetention::DropAll() {
  absl::StatusOr<int64_t> dropped = kBatch;
  while (dropped.ok() && *dropped == kBatch && Pause(absl::ZeroDuration())) {
    const absl::Time deadline = absl::Now() + kStatementLimit;
    auto lease = pool_.AcquireAcrossForces(deadline);
    dropped = lease.ok() ? DropRequests(*lease, kRequestRetention, kBatch) : lease.status();
  }
  if (!dropped.ok()) {
    logger_.Warning("requests not dropped", {{"error", dropped.status().message()}});
  }
}

bool RequestRetention::Pause(absl::Duration pause) {
  std::unique_lock lock(mutex_);
  stop_changed_.wait_for(lock, absl::ToChronoMilliseconds(pause), [this] { return stopping_; });
  return !stopping_;
}

}  // namespace copperplate::service
