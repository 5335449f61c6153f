// Calls on a backend whose messages are just bytes.
#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/slice.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/gateway/backend/backends.h"

namespace copperplate::gateway {

// What goes with a call besides its message.
struct CallSetup {
  std::string rpc_path;  // `/package.Service/Method`
  // Keys in lower case, values of printable ASCII (client::IsMetadataValue): gRPC ends the process
  // for others.
  std::vector<std::pair<std::string, std::string>> metadata;
  absl::Time deadline;
};

// How a call ended. `details` is a serialised google.rpc.Status, or empty.
struct CallStatus {
  int code = 0;
  std::string message;
  std::string details;
};

// A message as it came. Keeps its bytes in one piece.
class WireMessage {
 public:
  WireMessage() = default;
  explicit WireMessage(grpc::ByteBuffer& buffer);

  absl::string_view bytes() const {
    return {reinterpret_cast<const char*>(slice_.begin()), slice_.size()};
  }

 private:
  grpc::Slice slice_;
};

// A call under way. Cancel() may come at any time, from any thread, and ends it soon with CANCELLED
// unless it has ended already.
class Call {
 public:
  virtual ~Call() = default;
  virtual void Cancel() = 0;
};

// One message out, one back. `done` runs once, on a completion thread, where it must not block; the
// message is empty unless the code is 0.
std::shared_ptr<Call> CallUnary(Backend& backend, const CallSetup& setup, absl::string_view request,
                                std::function<void(CallStatus, WireMessage)> done);

// A call with messages in streams either way, one of each at a time under way.
class StreamCall : public Call {
 public:
  // Hears of the call on a completion thread, one thing at a time; must not block. OnEnd comes
  // last, once.
  class Listener {
   public:
    virtual ~Listener() = default;
    // The next one comes after Read(); none after Cancel().
    virtual void OnRead(WireMessage message) = 0;
    // The message given to Write() is on its way: the next may follow.
    virtual void OnWritten() = 0;
    virtual void OnEnd(CallStatus status) = 0;
  };

  // Keeps the listener alive until OnEnd.
  static std::shared_ptr<StreamCall> Start(Backend& backend, const CallSetup& setup,
                                           std::shared_ptr<Listener> listener);

  virtual void Read() = 0;
  // The message, or that it was the last, which need not wait for OnWritten. After the call's end
  // both do nothing.
  virtual void Write(absl::string_view message) = 0;
  virtual void WritesDone() = 0;
};

}  // namespace copperplate::gateway
