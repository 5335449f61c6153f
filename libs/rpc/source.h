#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/call.h"
#include "libs/rpc/pipeline.h"
#include "libs/rpc/source_core.h"
#include "libs/rpc/waker.h"
#include "libs/rpc/wire.h"

namespace copperplate::rpc {

// Nothing to send now: the stream gives its worker back until its waker is used.
struct Wait {};
// The stream ends with OK.
struct End {};

template <class Reply>
using Step = std::variant<Reply, Wait, End>;

// What one server stream sends. `Reply` is the method's message or its bytes.
template <class Reply>
class Source {
 public:
  // When the stream has ended, on any thread: must not block.
  virtual ~Source() = default;
  // The next message, once the one before has been taken by the transport. Called on a worker,
  // never twice at once; may block within the context's deadline.
  virtual absl::StatusOr<Step<Reply>> Next(const CallContext& context) = 0;
};

// A method with one request and a stream of replies. Made before the server starts; then
// thread-safe.
template <class Request, class Reply>
class SourceMethod {
 public:
  // Runs on a worker once the call is authorised. The request lives as long as the source. The
  // waker may be given to whatever tells of new things to send.
  using Opener = std::function<absl::StatusOr<std::unique_ptr<Source<Reply>>>(
      const CallContext&, const Request&, Waker)>;
  using Validator = std::function<absl::Status(const Request&)>;

  SourceMethod(Pipeline& pipeline, absl::string_view name, Opener opener)
      : bound_(pipeline.Bind(name, Request::descriptor(), Shape::kSource)),
        opener_(std::move(opener)) {}
  SourceMethod(const SourceMethod&) = delete;
  SourceMethod& operator=(const SourceMethod&) = delete;

  // Before the server starts.
  void set_validator(Validator validator) { validator_ = std::move(validator); }

  // The generated method's body. Name the message of a typed method: Serve<Reply>(...); a raw one
  // is Serve<grpc::ByteBuffer>(...).
  template <class WireOut, class WireIn>
  grpc::ServerWriteReactor<WireOut>* Serve(grpc::CallbackServerContext* transport,
                                           const WireIn* in) {
    auto stream = std::make_shared<Stream<WireIn, WireOut>>(*this, *transport, in);
    stream->Start();
    return stream.get();
  }

 private:
  template <class WireIn, class WireOut>
  class Stream final : public SourceCore, public grpc::ServerWriteReactor<WireOut> {
   public:
    Stream(SourceMethod& method, grpc::CallbackServerContext& transport, const WireIn* in)
        : SourceCore(method.bound_, transport), method_(method), in_(in) {}

    void Start() { Begin(Admit()); }

    void OnWriteDone(bool ok) override { Written(ok); }
    void OnCancel() override { TransportCancelled(); }
    void OnDone() override { Done(); }

   private:
    absl::Status Admit() {
      if (absl::Status status = call_.Authenticate(); !status.ok()) return status;
      request_ = Decode<Request>(*in_, arena_);
      if (request_ == nullptr) return MessageMalformed();
      if (absl::Status status = call_.Authorise(request_); !status.ok()) return status;
      return call_.SetDeadline();
    }

    absl::Status Open() {
      if (method_.validator_ != nullptr) {
        if (absl::Status valid = method_.validator_(*request_); !valid.ok()) return valid;
      }
      auto source = method_.opener_(call_.context(), *request_, Waker(weak_from_this()));
      if (!source.ok()) return std::move(source).status();
      source_ = *std::move(source);
      return absl::OkStatus();
    }

    absl::StatusOr<SourceCore::Outcome> Next() override {
      if (source_ == nullptr) {
        if (absl::Status opened = Open(); !opened.ok()) return opened;
      }
      absl::StatusOr<Step<Reply>> step = source_->Next(call_.context());
      if (!step.ok()) return std::move(step).status();
      if (std::holds_alternative<Wait>(*step)) return SourceCore::Outcome::kWait;
      if (std::holds_alternative<End>(*step)) return SourceCore::Outcome::kEnd;
      if (absl::Status encoded = Encode(std::get<Reply>(*std::move(step)), out_); !encoded.ok()) {
        return encoded;
      }
      return SourceCore::Outcome::kMessage;
    }

    void StartWriteOut() override { this->StartWrite(&out_); }
    void FinishOut(grpc::Status status) override { this->Finish(std::move(status)); }

    SourceMethod& method_;
    const WireIn* const in_;
    google::protobuf::Arena arena_;
    const Request* request_ = nullptr;
    std::unique_ptr<Source<Reply>> source_;
    WireOut out_;
  };

  BoundMethod& bound_;
  const Opener opener_;
  Validator validator_;
};

}  // namespace copperplate::rpc
