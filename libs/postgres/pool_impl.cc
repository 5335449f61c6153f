#include "libs/postgres/pool_impl.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "libs/postgres/sqlstate.h"
#include "libs/postgres/startup_checks.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate::postgres {
namespace {

// A waiter may be passed this often by others whose force the connection is already set to.
constexpr int kMaxPassed = 4;
// Between two looks of a waiter at whether its caller is still there.
constexpr absl::Duration kLookForFree = absl::Milliseconds(100);
constexpr absl::Duration kFirstReconnectPause = absl::Milliseconds(10);
constexpr absl::Duration kLongestReconnectPause = absl::Milliseconds(200);

// A connection never set to a force serves those who want none, like one set to the empty force.
bool Fits(const Connection& connection, absl::string_view force) {
  return connection.force().value_or("") == force;
}

// A connection as a Session, for checks.
class Bare final : public Session {
 public:
  Bare(Connection& connection, absl::Time deadline)
      : connection_(connection), deadline_(deadline) {}

  absl::StatusOr<Rows> Run(const Statement& statement, const Params& params) override {
    return connection_.Run(statement, params, deadline_, Connection::Commits::kNo);
  }

 private:
  Connection& connection_;
  const absl::Time deadline_;
};

}  // namespace

PoolImpl::PoolImpl(PoolOptions options, std::string connect_string, Observer& observer)
    : options_(std::move(options)), observer_(observer), watchdog_(options_.cancel_grace) {
  for (int i = 0; i < options_.size; ++i) {
    connections_.push_back(std::make_unique<Connection>(connect_string, watchdog_, observer_));
    idle_.push_back(connections_.back().get());
  }
}

Connection* PoolImpl::ChooseIdle(absl::string_view force) {
  // Best first: open and set to the force; open and never set; open, the one longest unused;
  // closed.
  const auto rank = [&force](const Connection* connection) {
    if (!connection->open()) return 3;
    if (Fits(*connection, force)) return 0;
    return connection->force().has_value() ? 2 : 1;
  };
  auto best = idle_.begin();
  for (auto candidate = idle_.begin(); candidate != idle_.end(); ++candidate) {
    const int better = rank(*candidate) - rank(*best);
    if (better < 0 || (better == 0 && rank(*best) == 0)) best = candidate;
  }
  Connection* const connection = *best;
  idle_.erase(best);
  return connection;
}

PoolImpl::Waiter* PoolImpl::ChooseWaiter(const Connection& connection) {
  if (waiters_.empty()) return nullptr;
  auto chosen = waiters_.begin();
  for (auto waiter = waiters_.begin(); waiter != waiters_.end(); ++waiter) {
    if (Fits(connection, (*waiter)->force)) {
      chosen = waiter;
      break;
    }
    if ((*waiter)->passed >= kMaxPassed) break;
  }
  for (auto waiter = waiters_.begin(); waiter != chosen; ++waiter) ++(*waiter)->passed;
  Waiter* const result = *chosen;
  waiters_.erase(chosen);
  return result;
}

absl::StatusOr<Connection*> PoolImpl::Take(absl::string_view force, absl::Time deadline,
                                           const CallScope* call) {
  std::unique_lock lock(mutex_);
  if (!idle_.empty()) {
    Connection* const connection = ChooseIdle(force);
    ReportPool();
    return connection;
  }
  if (static_cast<int>(waiters_.size()) >= options_.max_waiting) {
    return Error(absl::StatusCode::kResourceExhausted, kPoolBusy,
                 "too many requests wait for the database")
        .RetryAfter(kRetryAfter)
        .Build();
  }
  Waiter waiter;
  waiter.force = force;
  waiters_.push_back(&waiter);
  ReportPool();
  const auto end_waiting = [&](absl::Status why) {
    waiters_.erase(std::find(waiters_.begin(), waiters_.end(), &waiter));
    ReportPool();
    return why;
  };
  while (waiter.granted == nullptr) {
    const absl::Time now = absl::Now();
    if (now >= deadline) return end_waiting(DeadlineError());
    if (call != nullptr && call->IsCancelled()) return end_waiting(CancelledError());
    const absl::Time look = call == nullptr ? deadline : std::min(deadline, now + kLookForFree);
    waiter.served.wait_until(lock, absl::ToChronoTime(look));
  }
  return waiter.granted;
}

void PoolImpl::GiveBack(Connection* connection) {
  std::unique_lock lock(mutex_);
  if (Waiter* const waiter = ChooseWaiter(*connection); waiter != nullptr) {
    waiter->granted = connection;
    waiter->served.notify_one();
  } else {
    idle_.push_back(connection);
  }
  ReportPool();
}

void PoolImpl::ReportPool() {
  const auto is_open = [](const auto& connection) { return connection->open(); };
  const int open =
      static_cast<int>(std::count_if(connections_.begin(), connections_.end(), is_open));
  observer_.OnPool({open, static_cast<int>(connections_.size() - idle_.size()),
                    static_cast<int>(waiters_.size())});
}

absl::Status PoolImpl::Prepare(Connection& connection, absl::string_view force,
                               absl::Time deadline) {
  for (int attempt = 0;; ++attempt) {
    if (!connection.CheckUsable()) ABSL_RETURN_IF_ERROR(Open(connection, deadline));
    if (Fits(connection, force)) return absl::OkStatus();
    const absl::Status set = connection.SetForce(force, deadline);
    // A server that went away since CheckUsable is worth one more try.
    if (set.ok() || connection.open() || attempt > 0) return set;
  }
}

absl::Status PoolImpl::Open(Connection& connection, absl::Time deadline) {
  const absl::Time limit = std::min(deadline, absl::Now() + options_.reconnect_wait);
  absl::Duration pause = kFirstReconnectPause;
  for (;;) {
    if (absl::Now() >= deadline) return DeadlineError();
    absl::Status status = connection.Open();
    if (status.ok()) {
      known_down_ = false;
      status = CheckSafe(connection, deadline);
      if (!status.ok()) connection.Close();
      return status;
    }
    if (known_down_ || absl::Now() + pause >= limit) {
      known_down_ = true;
      return status;
    }
    Sleep(pause);
    pause = std::min(2 * pause, kLongestReconnectPause);
  }
}

absl::Status PoolImpl::CheckSafe(Connection& connection, absl::Time deadline) {
  if (options_.role_check == RoleCheck::kNone) return absl::OkStatus();
  Bare session(connection, deadline);
  return CheckRole(session, options_.schema);
}

absl::Duration PoolImpl::Jittered(absl::Duration limit) {
  const std::lock_guard lock(mutex_);
  return limit * absl::Uniform(random_, 0.5, 1.0);
}

}  // namespace copperplate::postgres
