#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/rpc/call.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/stream_limits.h"
#include "libs/rpc/stream_registry.h"
#include "libs/rpc/waker.h"

namespace copperplate::rpc {

// What the server streams of every type have in common: whose turn it is. A stream either runs a
// step on a worker, writes, or is parked without any thread, until it has ended. What ends it from
// outside (its deadline, the token's expiry, the caller leaving, the service draining) ends a
// parked stream at once and any other after its step or write.
//
// Owned by itself from Begin() until Done(); wakers and the alarm hold it weakly.
class SourceCore : public OpenStream,
                   public Wakeable,
                   public std::enable_shared_from_this<SourceCore> {
 public:
  // gRPC's reactions.
  void Written(bool ok);
  void TransportCancelled();
  void Done();

  void Wake() override;
  void OnDrain() override;

 protected:
  SourceCore(BoundMethod& bound, grpc::CallbackServerContext& transport)
      : call_(bound, transport), transport_(transport) {}

  enum class Outcome { kMessage, kWait, kEnd };

  // Starts with the outcome of the stages up to the deadline.
  void Begin(const absl::Status& admitted);

  // On a worker; the message, where there is one, is ready for StartWriteOut().
  virtual absl::StatusOr<Outcome> Next() = 0;
  virtual void StartWriteOut() = 0;
  virtual void FinishOut(grpc::Status status) = 0;

  Call call_;

 private:
  enum class Phase { kRunning, kWriting, kParked, kEnded };

  void Resume();
  void RunStep(TaskFate fate);
  absl::StatusOr<Outcome> TakeStep(TaskFate fate);
  // Asks the stream to end with `why`; the first reason counts.
  void Stop(const absl::Status& why);
  // After Stop(): does not wait for a caller that does not read.
  void CutWrite();
  // Whoever moved the phase to kEnded calls it: nobody else touches the call any more.
  void Answer(const absl::Status& status);

  grpc::CallbackServerContext& transport_;
  std::shared_ptr<SourceCore> self_;
  StreamAlarm alarm_;

  std::mutex mutex_;
  Phase phase_ = Phase::kRunning;
  bool woken_ = false;
  // CutWrite() is inside TryCancel(): the transport must live on, so what follows the write waits.
  bool cancelling_ = false;
  bool write_ended_ = false;
  std::optional<absl::Status> stop_;
};

}  // namespace copperplate::rpc
