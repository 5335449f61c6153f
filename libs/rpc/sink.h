#pragma once

#include <functional>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/rpc/call.h"
#include "libs/rpc/pipeline.h"
#include "libs/rpc/raw_method.h"
#include "libs/rpc/sink_core.h"
#include "libs/rpc/wire.h"

namespace copperplate::rpc {

// What takes one client stream. `Reply` is the method's message or its bytes. Never called twice
// at once; always on a worker, so it may block within the context's deadline.
template <class Request, class Reply>
class Sink {
 public:
  // When the stream has ended, on any thread: must not block. Without Finish() before it, what was
  // accepted counts for nothing.
  virtual ~Sink() = default;
  // The next message, which lives until this returns. Only then is the one after it read, so a
  // caller cannot send faster than this takes. An error ends the stream with it.
  virtual absl::Status Accept(const CallContext& context, const Request& message) = 0;
  // The caller has sent everything: the reply. Not called for a stream that was cut off.
  virtual absl::StatusOr<Reply> Finish(const CallContext& context) = 0;
};

// A method with a stream of requests and one reply; Service::Sink() makes it.
template <class Request, class Reply>
class SinkMethod final : public RawSink {
 public:
  static constexpr Shape kShape = Shape::kSink;
  using RequestType = Request;
  using ReplyType = Reply;

  // Runs on a worker once the first message is authorised.
  using Opener =
      std::function<absl::StatusOr<std::unique_ptr<Sink<Request, Reply>>>(const CallContext&)>;
  // Runs before each Accept().
  using Validator = std::function<absl::Status(const Request&)>;

  SinkMethod(BoundMethod& bound, Opener opener) : bound_(bound), opener_(std::move(opener)) {}

  // Before the server starts.
  void set_validator(Validator validator) { validator_ = std::move(validator); }

  grpc::ServerReadReactor<grpc::ByteBuffer>* Serve(grpc::CallbackServerContext* transport,
                                                   grpc::ByteBuffer* out) override {
    auto stream = std::make_shared<Stream>(*this, *transport, out);
    stream->Start();
    return stream.get();
  }

 private:
  class Stream final : public SinkCore, public grpc::ServerReadReactor<grpc::ByteBuffer> {
   public:
    Stream(SinkMethod& method, grpc::CallbackServerContext& transport, grpc::ByteBuffer* out)
        : SinkCore(method.bound_, transport), method_(method), out_(out) {}

    void Start() { Begin(); }

    void OnReadDone(bool ok) override { ReadDone(ok); }
    void OnDone() override { Done(); }

   private:
    absl::Status AdmitFirst() override {
      if (!Parse(in_, message_)) return MessageMalformed();
      parsed_ = true;
      return call_.Authorise(&message_);
    }

    absl::Status Open() {
      auto sink = method_.opener_(call_.context());
      if (!sink.ok()) return std::move(sink).status();
      sink_ = *std::move(sink);
      return absl::OkStatus();
    }

    absl::Status Accept() override {
      if (!parsed_) {
        if (!Parse(in_, message_)) return MessageMalformed();
        if (absl::Status status = call_.AuthoriseLater(message_); !status.ok()) return status;
      }
      parsed_ = false;
      if (method_.validator_ != nullptr) {
        if (absl::Status valid = method_.validator_(message_); !valid.ok()) return valid;
      }
      if (sink_ == nullptr) {
        if (absl::Status opened = Open(); !opened.ok()) return opened;
      }
      return sink_->Accept(call_.context(), message_);
    }

    absl::Status Complete() override {
      if (sink_ == nullptr) {  // an empty stream
        if (absl::Status opened = Open(); !opened.ok()) return opened;
      }
      absl::StatusOr<Reply> reply = sink_->Finish(call_.context());
      if (!reply.ok()) return std::move(reply).status();
      Encode(*std::move(reply), *out_);
      return absl::OkStatus();
    }

    void StartReadIn() override { this->StartRead(&in_); }
    void FinishOut(grpc::Status status) override { this->Finish(std::move(status)); }

    SinkMethod& method_;
    grpc::ByteBuffer* const out_;
    grpc::ByteBuffer in_;
    Request message_;  // one for the whole stream, so that its memory is used again
    bool parsed_ = false;
    std::unique_ptr<Sink<Request, Reply>> sink_;
  };

  BoundMethod& bound_;
  const Opener opener_;
  Validator validator_;
};

}  // namespace copperplate::rpc
