#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>

#include "services/gateway/backend/call.h"
#include "services/gateway/proxy/request_context.h"
#include "services/gateway/proxy/stream_ticker.h"

namespace copperplate::gateway {

// How a stream's messages are written.
enum class StreamForm {
  kLines,   // one JSON document a line
  kEvents,  // text/event-stream: `id:` is the message's token, comments keep it alive
  kRaw,     // the bytes of the field that raw_reply names
};

// One message to the backend, many back, each written as it comes: the next is asked for when the
// peer has taken the last. An error before the first message is an HTTP status; later it is an
// event, a line or, where the bytes are raw, a reply cut short. When the server shuts down, lines
// and events end with DRAINING at once; raw bytes have an end of their own, and the server's grace
// to come to it.
class StreamExchange : public StreamCall::Listener,
                       public std::enable_shared_from_this<StreamExchange> {
 public:
  // `ticker` outlives the exchange.
  StreamExchange(std::shared_ptr<RequestContext> context, StreamForm form, StreamTicker& ticker)
      : context_(std::move(context)), form_(form), ticker_(ticker) {}

  void Start(const CallSetup& setup, absl::string_view request);

  void OnRead(WireMessage message) override;
  void OnWritten() override;
  void OnEnd(CallStatus status) override;

 private:
  absl::StatusOr<std::string> TextOf(const WireMessage& message) const;
  // Under the mutex.
  void Begin(const WireMessage* first);
  void QueueError(const CallStatus& status);
  // Under the mutex: ends the call with a fault of our own, unless it has ended.
  void CancelWith(const absl::Status& fault);
  // True the first time: what follows ends the request.
  bool Finish() { return !finished_.exchange(true); }
  void OnTick();
  void OnDrain();
  void OnAbandoned();
  // Whatever comes next: sends what is queued, else ends, else asks for the next message. Without
  // the mutex, since the exchange may call back at once.
  void Proceed();

  const std::shared_ptr<RequestContext> context_;
  const StreamForm form_;
  StreamTicker& ticker_;

  std::mutex mutex_;  // guards what follows
  std::shared_ptr<StreamCall> call_;
  int64_t tick_ = 0;
  bool begun_ = false;
  bool sending_ = false;    // a piece is on its way
  std::string queued_;      // the piece after it
  bool read_due_ = false;   // once all is sent
  bool whole_ = true;       // what will have been sent at the end
  absl::Status our_fault_;  // why we cancelled the call
  std::chrono::steady_clock::time_point last_sent_ = std::chrono::steady_clock::now();

  // Outside the mutex: the exchange may say that it was abandoned while it takes what is sent.
  std::atomic<bool> ended_ = false;      // the call has
  std::atomic<bool> abandoned_ = false;  // by the peer
  std::atomic<bool> finished_ = false;   // the request is counted
};

}  // namespace copperplate::gateway
