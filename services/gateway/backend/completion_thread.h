#pragma once

#include <grpcpp/completion_queue.h>

#include <thread>

namespace copperplate::gateway {

// An operation under way: what its completion queue hands back.
class Completion {
 public:
  virtual void OnComplete(bool ok) = 0;

 protected:
  ~Completion() = default;
};

// A completion queue and the one thread that serves it. gRPC lets one thread at a time poll: a
// second one on the same sockets is woken for every reply, only to take the poller's place. (On 2
// cores this halves the context switches of gRPC's own callback threads.)
class CompletionThread {
 public:
  CompletionThread();
  // Waits for the operations under way: their calls have ended or been cancelled.
  ~CompletionThread();
  CompletionThread(const CompletionThread&) = delete;
  CompletionThread& operator=(const CompletionThread&) = delete;

  // Tags are Completions, whose OnComplete() runs on the thread, where it must not block.
  grpc::CompletionQueue& queue() { return queue_; }

 private:
  grpc::CompletionQueue queue_;
  std::thread thread_;
};

}  // namespace copperplate::gateway
