#include "libs/events/sealer.h"

#include <utility>

#include "absl/time/clock.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::events {
namespace {

// One round trip without a transaction, as an idle sealer asks often.
constexpr postgres::Statement kAnyWaiting{postgres::kRead, "seal_any_waiting",
                                          "SELECT EXISTS (SELECT FROM event_out)"};

absl::StatusOr<Batch> TryBatch(postgres::Pool& pool, const SealerOptions& options,
                               std::string& after_force) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool.AcquireAcrossForces(absl::Now() + options.batch_deadline));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, lease.Query(kAnyWaiting));
  bool waiting;
  ABSL_RETURN_IF_ERROR(rows[0].Read(waiting));
  if (!waiting) return Batch{.result = Batch::Result::kNothing};
  return SealBatch(lease, options.batch, after_force);
}

}  // namespace

SealerObserver& SealerObserver::None() {
  static SealerObserver* const none = new SealerObserver;
  return *none;
}

Sealer::Sealer(postgres::Pool& pool, SealerOptions options, SealerObserver& observer)
    : pool_(pool), options_(std::move(options)), observer_(observer), thread_([this] { Run(); }) {}

Sealer::~Sealer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  due_.notify_one();
  thread_.join();
}

void Sealer::Wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  due_.notify_one();
}

void Sealer::Run() {
  for (;;) {
    const absl::Duration pause = SealOnce();
    std::unique_lock lock(mutex_);
    due_.wait_until(lock, absl::ToChronoTime(absl::Now() + pause),
                    [this] { return woken_ || stopping_; });
    if (stopping_) return;
    woken_ = false;
  }
}

absl::Duration Sealer::SealOnce() {
  const absl::StatusOr<Batch> batch = TryBatch(pool_, options_, after_force_);
  if (!batch.ok()) {
    observer_.OnFailure(batch.status());
    return options_.failure_pause;
  }
  observer_.OnBatch(*batch);
  if (batch->more) return absl::ZeroDuration();
  return batch->result == Batch::Result::kElsewhere ? options_.standby_poll : options_.poll;
}

}  // namespace copperplate::events
