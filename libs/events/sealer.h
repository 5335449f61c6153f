#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/events/seal_batch.h"
#include "libs/postgres/pool.h"

namespace copperplate::events {

struct SealerOptions {
  BatchOptions batch;
  // How often the sealer at work looks for events; the usual lag is half of it.
  absl::Duration poll = absl::Milliseconds(30);
  // How often one that stands by does: until it first seals, and since another replica's did.
  absl::Duration standby_poll = absl::Milliseconds(250);
  absl::Duration failure_pause = absl::Milliseconds(500);
  absl::Duration batch_deadline = absl::Seconds(10);
};

// Hears of each batch, for metrics and logs. Called on the sealer's thread.
class SealerObserver {
 public:
  virtual ~SealerObserver() = default;
  virtual void OnBatch(const Batch& /*batch*/) {}
  // The sealer goes on after failure_pause; `status` holds no personal data.
  virtual void OnFailure(const absl::Status& /*status*/) {}

  // One that hears nothing; lives for ever.
  static SealerObserver& None();
};

// Seals events on a thread of its own, from construction to destruction. Every replica of a service
// runs one; all begin standing by, the one that finds events is at work from then on, and those
// that see that another has sealed stand by. One takes over within standby_poll when it stops. What
// happens to it at any point loses no event and doubles none.
class Sealer {
 public:
  // `pool` is of the service's worker role, with the service's schema. It and `observer` outlive
  // the sealer.
  Sealer(postgres::Pool& pool, SealerOptions options, SealerObserver& observer);
  // Finishes the batch under way.
  ~Sealer();
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

 private:
  void Run();
  // What to wait before the next batch.
  absl::Duration SealOnce();
  absl::StatusOr<Batch> LookAndSeal();

  postgres::Pool& pool_;
  const SealerOptions options_;
  SealerObserver& observer_;
  std::string after_force_;
  // Of the thread: when this one sealed last, and whether another has since.
  absl::Time sealed_at_ = absl::InfinitePast();
  bool standing_by_ = true;
  std::condition_variable stop_changed_;
  std::mutex mutex_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace copperplate::events
