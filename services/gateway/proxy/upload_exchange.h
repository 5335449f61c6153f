#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "services/gateway/backend/call.h"
#include "services/gateway/proxy/request_context.h"

namespace copperplate::gateway {

// A body that is not JSON, sent on as it comes in messages of at most 32 KiB, after one with what
// path and query say; the peer is read only as fast as the backend takes them. Then one message
// back, as JSON.
class UploadExchange : public StreamCall::Listener,
                       public std::enable_shared_from_this<UploadExchange> {
 public:
  static constexpr size_t kChunk = 32 << 10;

  explicit UploadExchange(std::shared_ptr<RequestContext> context) : context_(std::move(context)) {}

  void Start(const CallSetup& setup, absl::string_view first);

  void OnRead(WireMessage message) override;
  void OnWritten() override;
  void OnEnd(CallStatus status) override;

 private:
  void OnPiece(std::string piece, bool last);
  // Sends the next chunk, or asks for more of the body, or ends. Without the mutex, since the
  // exchange may call back at once.
  void Proceed();

  const std::shared_ptr<RequestContext> context_;
  std::mutex mutex_;  // guards what follows
  std::shared_ptr<StreamCall> call_;
  std::string piece_;
  size_t sent_ = 0;  // of the piece
  bool last_ = false;
  bool ended_ = false;
  WireMessage reply_;
  bool replied_ = false;
};

}  // namespace copperplate::gateway
