#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/rpc/call.h"
#include "libs/rpc/pipeline.h"
#include "libs/rpc/raw_method.h"
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

// A method with one request and a stream of replies; Service::Source() makes it.
template <class Request, class Reply>
class SourceMethod final : public RawSource {
 public:
  static constexpr Shape kShape = Shape::kSource;
  using RequestType = Request;
  using ReplyType = Reply;

  // Runs on a worker once the call is authorised. The request lives as long as the source. The
  // waker may be given to whatever tells of new things to send.
  using Opener = std::function<absl::StatusOr<std::unique_ptr<Source<Reply>>>(
      const CallContext&, const Request&, Waker)>;
  using Validator = std::function<absl::Status(const Request&)>;

  SourceMethod(BoundMethod& bound, Opener opener) : bound_(bound), opener_(std::move(opener)) {}

  // Before the server starts.
  void set_validator(Validator validator) { validator_ = std::move(validator); }

  grpc::ServerWriteReactor<grpc::ByteBuffer>* Serve(grpc::CallbackServerContext* transport,
                                                    const grpc::ByteBuffer* in) override {
    auto stream = std::make_shared<Stream>(*this, *transport);
    stream->Start(*in);
    return stream.get();
  }

 private:
  class Stream final : public SourceCore, public grpc::ServerWriteReactor<grpc::ByteBuffer> {
   public:
    Stream(SourceMethod& method, grpc::CallbackServerContext& transport)
        : SourceCore(method.bound_, transport), method_(method) {}

    void Start(const grpc::ByteBuffer& request) { Begin(Admit(request)); }

    void OnWriteDone(bool ok) override { Written(ok); }
    void OnCancel() override { TransportCancelled(); }
    void OnDone() override { Done(); }

   private:
    absl::Status Admit(const grpc::ByteBuffer& request) {
      if (absl::Status status = call_.Authenticate(); !status.ok()) return status;
      if (!Parse(request, request_)) return MessageMalformed();
      if (absl::Status status = call_.Authorise(&request_); !status.ok()) return status;
      return call_.SetDeadline();
    }

    absl::Status Open() {
      if (method_.validator_ != nullptr) {
        if (absl::Status valid = method_.validator_(request_); !valid.ok()) return valid;
      }
      auto source = method_.opener_(call_.context(), request_, Waker(weak_from_this()));
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
      Encode(std::get<Reply>(*std::move(step)), out_);
      return SourceCore::Outcome::kMessage;
    }

    void StartWriteOut() override { this->StartWrite(&out_); }
    void FinishOut(grpc::Status status) override { this->Finish(std::move(status)); }

    SourceMethod& method_;
    Request request_;
    std::unique_ptr<Source<Reply>> source_;
    grpc::ByteBuffer out_;
  };

  BoundMethod& bound_;
  const Opener opener_;
  Validator validator_;
};

}  // namespace copperplate::rpc
