#include "libs/events/sealer.h"

#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "libs/postgres/statement.h"
#include "libs/status/status_macros.h"

namespace copperplate::events {
namespace {

// One round trip without a transaction, as an idle sealer asks often. A row for each force at most.
constexpr postgres::Statement kLook{postgres::kRead, "seal_look", R"(
    SELECT EXISTS (SELECT FROM event_out), (SELECT max(sealed_at) FROM event_head))"};

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
  stop_changed_.notify_one();
  thread_.join();
}

void Sealer::Run() {
  for (;;) {
    const absl::Duration pause = SealOnce();
    std::unique_lock lock(mutex_);
    stop_changed_.wait_until(lock, absl::ToChronoTime(absl::Now() + pause),
                             [this] { return stopping_; });
    if (stopping_) return;
  }
}

absl::Duration Sealer::SealOnce() {
  const absl::StatusOr<Batch> batch = LookAndSeal();
  if (!batch.ok()) {
    observer_.OnFailure(batch.status());
    return options_.failure_pause;
  }
  observer_.OnBatch(*batch);
  if (batch->more) return absl::ZeroDuration();
  return standing_by_ ? options_.standby_poll : options_.poll;
}

absl::StatusOr<Batch> Sealer::LookAndSeal() {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        pool_.AcquireAcrossForces(absl::Now() + options_.batch_deadline));
  ABSL_ASSIGN_OR_RETURN(const postgres::Rows rows, lease.Query(kLook));
  bool waiting;
  std::optional<absl::Time> newest;
  ABSL_RETURN_IF_ERROR(rows[0].Read(waiting, newest));
  if (newest.has_value() && *newest > sealed_at_) standing_by_ = true;
  if (!waiting) return Batch{.result = Batch::Result::kNothing};
  ABSL_ASSIGN_OR_RETURN(const Batch batch, SealBatch(lease, options_.batch, after_force_));
  if (batch.result == Batch::Result::kElsewhere) standing_by_ = true;
  if (batch.result == Batch::Result::kSealed) {
    standing_by_ = false;
    sealed_at_ = batch.sealed_at;
  }
  return batch;
}

}  // namespace copperplate::events
