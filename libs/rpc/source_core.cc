#include "libs/rpc/source_core.h"

#include <grpcpp/server_context.h>

#include <utility>

#include "libs/rpc/guard.h"

namespace copperplate::rpc {

void SourceCore::Begin(const absl::Status& admitted) {
  self_ = shared_from_this();
  absl::Status status = admitted;
  if (status.ok()) status = OpenPlace(call_.pipeline(), this, weak_from_this());
  if (status.ok()) {
    alarm_.Set(call_.context(), [weak = weak_from_this()](const absl::Status& why) {
      const auto stream = weak.lock();
      if (stream == nullptr) return;
      stream->Stop(why);
      stream->CutWrite();
    });
    // The first step is admitted like a unary call; later ones follow from it.
    Executor::Task task = [this](TaskFate fate) { RunStep(fate); };
    if (call_.pipeline().parts().executor.TrySubmit(task, call_.context().deadline)) return;
    status = QueueFull(call_.pipeline());
  }
  {
    const std::lock_guard lock(mutex_);
    phase_ = Phase::kEnded;
  }
  Answer(status);
}

void SourceCore::Resume() {
  call_.pipeline().parts().executor.Resume([this](TaskFate fate) { RunStep(fate); },
                                           absl::InfiniteFuture());
}

absl::StatusOr<SourceCore::Outcome> SourceCore::TakeStep(TaskFate fate) {
  if (fate == TaskFate::kStopped) return Draining();
  if (fate == TaskFate::kExpired) return DeadlineExceeded();
  {
    const std::lock_guard lock(mutex_);
    if (stop_.has_value()) return *stop_;
    woken_ = false;
  }
  return Guarded([this] { return Next(); });
}

void SourceCore::RunStep(TaskFate fate) {
  const absl::StatusOr<Outcome> outcome = TakeStep(fate);
  absl::Status end = outcome.status();
  {
    const std::lock_guard lock(mutex_);
    if (outcome.ok() && *outcome != Outcome::kEnd) {
      if (!stop_.has_value()) {
        if (*outcome == Outcome::kWait && !woken_) {
          phase_ = Phase::kParked;
          return;
        }
        if (*outcome == Outcome::kMessage) phase_ = Phase::kWriting;
      } else {
        end = *stop_;
      }
    }
    if (!end.ok() || *outcome == Outcome::kEnd) phase_ = Phase::kEnded;
  }
  if (!end.ok() || *outcome == Outcome::kEnd) return Answer(end);
  if (*outcome == Outcome::kWait) return Resume();
  StartWriteOut();
}

void SourceCore::Written(bool ok) {
  absl::Status end;
  {
    const std::lock_guard lock(mutex_);
    if (cancelling_) {
      write_ended_ = true;
      return;
    }
    if (stop_.has_value()) {
      end = *stop_;
    } else if (!ok) {
      end = Cancelled();
    }
    phase_ = end.ok() ? Phase::kRunning : Phase::kEnded;
  }
  if (!end.ok()) return Answer(end);
  Resume();
}

void SourceCore::Wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    if (phase_ != Phase::kParked) return;
    phase_ = Phase::kRunning;
  }
  Resume();
}

// A pending write fails by itself when the caller has gone.
void SourceCore::TransportCancelled() { Stop(Cancelled()); }
void SourceCore::OnDrain() { Stop(Draining()); }

void SourceCore::Stop(const absl::Status& why) {
  {
    const std::lock_guard lock(mutex_);
    if (phase_ == Phase::kEnded) return;
    if (!stop_.has_value()) stop_ = why;
    if (phase_ != Phase::kParked) return;
    phase_ = Phase::kEnded;
  }
  Answer(why);
}

void SourceCore::CutWrite() {
  {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::kWriting || cancelling_) return;
    cancelling_ = true;
  }
  transport_.TryCancel();
  {
    const std::lock_guard lock(mutex_);
    cancelling_ = false;
    if (!write_ended_) return;
    phase_ = Phase::kEnded;
  }
  Answer(*stop_);
}

void SourceCore::Answer(const absl::Status& status) {
  alarm_.Cancel();
  call_.pipeline().streams().Remove(this);
  FinishOut(call_.End(status));
}

void SourceCore::Done() {
  // Leaves the function with the last reference that is not a waker's for a moment.
  const std::shared_ptr<SourceCore> self = std::move(self_);
}

}  // namespace copperplate::rpc
