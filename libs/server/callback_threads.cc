#include "libs/server/callback_threads.h"

#include <grpc/support/cpu.h>
#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace copperplate::server {
namespace {

// As gRPC's completion_queue_cc.cc has it.
unsigned Started() { return std::clamp(gpr_cpu_num_cores() / 2, 2u, 16u); }

// Whether an object keeps the process's threads.
std::atomic<bool> kept = false;

}  // namespace

// One call and the thread that reacts to its end.
class CallbackThreads::Rest {
 public:
  explicit Rest(const std::shared_ptr<grpc::Channel>& channel) : stub_(channel) {
    stub_.UnaryCall(&context_, "/copperplate.server.Nobody/Rest", {}, &request_, &reply_,
                    [this](const grpc::Status&) { Lie(); });
  }
  ~Rest() {
    context_.TryCancel();
    std::unique_lock lock(mutex_);
    released_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return over_; });
  }

  bool AwaitRest() {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::seconds(10), [this] { return resting_; });
  }

 private:
  void Lie() {
    std::unique_lock lock(mutex_);
    resting_ = true;
    changed_.notify_all();
    changed_.wait(lock, [this] { return released_; });
    over_ = true;
    changed_.notify_all();
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  const grpc::Slice nothing_;
  grpc::ByteBuffer request_{&nothing_, 1};
  grpc::ByteBuffer reply_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool resting_ = false;
  bool released_ = false;
  bool over_ = false;
};

CallbackThreads::CallbackThreads(grpc::Server& server) {
  if (kept.exchange(true)) return;
  const std::shared_ptr<grpc::Channel> channel = server.InProcessChannel({});
  for (unsigned i = 1; i < Started(); ++i) rests_.push_back(std::make_unique<Rest>(channel));
}

CallbackThreads::~CallbackThreads() {
  if (rests_.empty()) return;
  rests_.clear();
  kept = false;
}

bool CallbackThreads::AwaitRest() {
  return std::all_of(rests_.begin(), rests_.end(),
                     [](const auto& rest) { return rest->AwaitRest(); });
}

}  // namespace copperplate::server
