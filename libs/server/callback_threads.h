// How many of gRPC's callback threads wait for events.
#pragma once

#include <grpcpp/server.h>

#include <memory>
#include <vector>

namespace copperplate::server {

// Keeps all but one of the threads on which gRPC runs reactions from looking for events, until it
// is destroyed. gRPC 1.51 starts half as many as there are processors, but at least two, and each
// event that one takes wakes another to wait in its place: on two processors that was a third of
// what a small call cost (decision 23). What rests is a thread in the reaction to a call that
// nobody serves, over the in-process transport. The threads are the process's: of several such
// objects the first alone keeps any. Destroy it before the server.
class CallbackThreads {
 public:
  // `server` serves already, and outlives this.
  explicit CallbackThreads(grpc::Server& server);
  ~CallbackThreads();
  CallbackThreads(const CallbackThreads&) = delete;
  CallbackThreads& operator=(const CallbackThreads&) = delete;

  // Waits until those that it keeps rest; false where they do not within ten seconds. For tests.
  bool AwaitRest();

 private:
  class Rest;

  std::vector<std::unique_ptr<Rest>> rests_;
};

}  // namespace copperplate::server
