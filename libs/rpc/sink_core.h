#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "libs/rpc/call.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/stream_limits.h"
#include "libs/rpc/stream_registry.h"

namespace copperplate::rpc {

// What the client streams of every type have in common: a read, then a step on a worker, then the
// next read. What ends the stream from outside (its deadline, the token's expiry) ends it at once
// while it reads, and after its step otherwise. A caller that goes away ends the read.
//
// Owned by itself from Begin() until Done(); the alarm holds it weakly.
class SinkCore : public OpenStream, public std::enable_shared_from_this<SinkCore> {
 public:
  // gRPC's reactions.
  void ReadDone(bool ok);
  void Done();

  // A client stream ends by itself: it may go on while the service drains.
  void OnDrain() override {}

 protected:
  SinkCore(BoundMethod& bound, grpc::CallbackServerContext& transport)
      : call_(bound, transport), transport_(transport) {}

  // Starts with the stages that need no message.
  void Begin();

  // On a reactor's thread: parses the first message and authorises by it.
  virtual absl::Status AdmitFirst() = 0;
  // On a worker, each for one message: parses those after the first, and hands it over.
  virtual absl::Status Accept() = 0;
  // On a worker, after the last message.
  virtual absl::Status Complete() = 0;
  virtual void StartReadIn() = 0;
  virtual void FinishOut(grpc::Status status) = 0;

  Call call_;

 private:
  enum class Phase { kStartingRead, kReading, kWorking, kEnded };

  void Read();
  absl::Status Admit(bool has_message);
  absl::Status TakeStep(TaskFate fate, bool last);
  void RunStep(TaskFate fate, bool last);
  void Stop(const absl::Status& why);
  // Moves the phase to kEnded and answers.
  void End(const absl::Status& status);
  // Whoever moved the phase to kEnded calls it: nobody else touches the call any more.
  void Answer(const absl::Status& status);

  grpc::CallbackServerContext& transport_;
  std::shared_ptr<SinkCore> self_;
  bool admitted_ = false;
  StreamAlarm alarm_;

  std::mutex mutex_;
  Phase phase_ = Phase::kWorking;
  std::optional<absl::Status> stop_;
};

}  // namespace copperplate::rpc
