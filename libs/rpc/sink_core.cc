#include "libs/rpc/sink_core.h"

#include <grpcpp/server_context.h>

#include <utility>

#include "libs/rpc/guard.h"

namespace copperplate::rpc {

void SinkCore::Begin() {
  self_ = shared_from_this();
  absl::Status status = call_.Authenticate();
  if (status.ok()) status = OpenPlace(call_.pipeline(), this, weak_from_this());
  // The alarm also ends a stream whose first message never comes; Admit() looks at the deadline.
  if (status.ok()) status = call_.SetDeadline();
  if (!status.ok()) return End(status);
  alarm_.Set(call_.context(), [weak = weak_from_this()](const absl::Status& why) {
    if (const auto stream = weak.lock()) stream->Stop(why);
  });
  Read();
}

void SinkCore::Read() {
  // The read may end, and with it the stream, before StartReadIn() has returned.
  const std::shared_ptr<SinkCore> self = shared_from_this();
  std::optional<absl::Status> stop;
  {
    const std::lock_guard lock(mutex_);
    stop = stop_;
    phase_ = stop.has_value() ? Phase::kEnded : Phase::kStartingRead;
  }
  if (stop.has_value()) return Answer(*stop);
  StartReadIn();
  {
    const std::lock_guard lock(mutex_);
    if (phase_ != Phase::kStartingRead) return;
    stop = stop_;
    phase_ = stop.has_value() ? Phase::kEnded : Phase::kReading;
  }
  if (stop.has_value()) Answer(*stop);
}

void SinkCore::ReadDone(bool ok) {
  std::optional<absl::Status> stop;
  {
    const std::lock_guard lock(mutex_);
    if (phase_ == Phase::kEnded) return;
    phase_ = Phase::kWorking;
    stop = stop_;
  }
  if (stop.has_value()) return End(*stop);
  // A read fails at the end of the messages and when the caller goes away. gRPC marks the second
  // before it says so; taking one for the other would complete half a stream.
  if (!ok && transport_.IsCancelled()) return End(Cancelled());
  const bool last = !ok;
  Executor::Task task = [this, last](TaskFate fate) { RunStep(fate, last); };
  Executor& executor = call_.pipeline().parts().executor;
  if (admitted_) return executor.Resume(std::move(task), absl::InfiniteFuture());

  if (absl::Status status = Admit(ok); !status.ok()) return End(status);
  if (!executor.TrySubmit(task, call_.context().deadline)) End(QueueFull(call_.pipeline()));
}

absl::Status SinkCore::Admit(bool has_message) {
  if (absl::Status status = has_message ? AdmitFirst() : call_.Authorise(nullptr); !status.ok()) {
    return status;
  }
  admitted_ = true;
  return call_.SetDeadline();
}

void SinkCore::RunStep(TaskFate fate, bool last) {
  const absl::Status status = TakeStep(fate, last);
  if (!status.ok() || last) return End(status);
  Read();
}

absl::Status SinkCore::TakeStep(TaskFate fate, bool last) {
  if (fate == TaskFate::kStopped) return Draining();
  if (fate == TaskFate::kExpired) return DeadlineExceeded();
  {
    const std::lock_guard lock(mutex_);
    if (stop_.has_value()) return *stop_;
  }
  if (!last) return Guarded([this] { return Accept(); });
  if (transport_.IsCancelled()) return Cancelled();
  return Guarded([this] { return Complete(); });
}

void SinkCore::Stop(const absl::Status& why) {
  {
    const std::lock_guard lock(mutex_);
    if (phase_ == Phase::kEnded || stop_.has_value()) return;
    stop_ = why;
    if (phase_ != Phase::kReading) return;
    phase_ = Phase::kEnded;
  }
  Answer(why);
}

void SinkCore::End(const absl::Status& status) {
  {
    const std::lock_guard lock(mutex_);
    phase_ = Phase::kEnded;
  }
  Answer(status);
}

void SinkCore::Answer(const absl::Status& status) {
  alarm_.Cancel();
  call_.pipeline().streams().Remove(this);
  FinishOut(call_.End(status));
}

void SinkCore::Done() {
  // Leaves the function with the last reference that is not the alarm's for a moment.
  const std::shared_ptr<SinkCore> self = std::move(self_);
}

}  // namespace copperplate::rpc
