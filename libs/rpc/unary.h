#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/call.h"
#include "libs/rpc/guard.h"
#include "libs/rpc/pipeline.h"
#include "libs/rpc/wire.h"

namespace copperplate::rpc {

// A method with one request and one reply. Made before the server starts; then thread-safe.
//
// `Reply` is what the handler returns: the method's message; a pointer to one that it made in
// `context.arena`; or grpc::ByteBuffer, the message's bytes (Serialize() makes them).
template <class Request, class Reply>
class UnaryMethod {
 public:
  // Runs on a worker, or on a reactor's thread where the policy says `runs_inline`, and must then
  // not block. The request lives until it returns.
  using Handler = std::function<absl::StatusOr<Reply>(const CallContext&, const Request&)>;
  // What can be said of the request by itself; runs before the handler, on its thread.
  using Validator = std::function<absl::Status(const Request&)>;
  // Tried on the reactor's thread once the call is authorised: a reply that is at hand, such as
  // one kept from before, saves the way over a worker. Nothing to go on to the handler. Must not
  // block.
  using Attempt =
      std::function<std::optional<grpc::ByteBuffer>(const CallContext&, const Request&)>;

  // `name` as Method::name. `pipeline` outlives this.
  UnaryMethod(Pipeline& pipeline, absl::string_view name, Handler handler)
      : bound_(pipeline.Bind(name, Request::descriptor(), Shape::kUnary)),
        handler_(std::move(handler)) {}
  UnaryMethod(const UnaryMethod&) = delete;
  UnaryMethod& operator=(const UnaryMethod&) = delete;

  // Both before the server starts.
  void set_validator(Validator validator) { validator_ = std::move(validator); }
  void set_inline_attempt(Attempt attempt) { attempt_ = std::move(attempt); }

  // The generated method's body, for a typed method or a raw one.
  template <class WireIn, class WireOut>
  grpc::ServerUnaryReactor* Serve(grpc::CallbackServerContext* transport, const WireIn* in,
                                  WireOut* out) {
    auto call = std::make_unique<OneCall<WireOut>>(bound_, *transport, out);
    grpc::ServerUnaryReactor* const reactor = call->reactor;
    if (absl::Status status = Admit(*call, *in); !status.ok()) {
      Answer(std::move(call), status);
    } else if (attempt_ != nullptr && Attempted(*call)) {
      Answer(std::move(call), absl::OkStatus());
    } else if (bound_.method.runs_inline) {
      Run(std::move(call));
    } else {
      Enqueue(std::move(call));
    }
    return reactor;
  }

 private:
  template <class WireOut>
  struct OneCall {
    OneCall(BoundMethod& bound, grpc::CallbackServerContext& transport, WireOut* wire_out)
        : call(bound, transport), reactor(transport.DefaultReactor()), out(wire_out) {
      call.context().arena = &arena;
    }

    Call call;
    grpc::ServerUnaryReactor* const reactor;
    WireOut* const out;
    const Request* request = nullptr;
    // Enough for most requests, so that their messages cost no allocation.
    alignas(8) char first_block[1024];
    google::protobuf::Arena arena{first_block, sizeof(first_block)};
  };

  // Every stage up to the deadline.
  template <class WireIn, class WireOut>
  absl::Status Admit(OneCall<WireOut>& one, const WireIn& in) {
    if (absl::Status status = one.call.Authenticate(); !status.ok()) return status;
    one.request = Decode<Request>(in, one.arena);
    if (one.request == nullptr) return MessageMalformed();
    if (absl::Status status = one.call.Authorise(one.request); !status.ok()) return status;
    return one.call.SetDeadline();
  }

  // An attempt that throws or gives bytes of another type leaves the call to the handler.
  template <class WireOut>
  bool Attempted(OneCall<WireOut>& one) {
    const absl::Status status = Guarded([&]() -> absl::Status {
      std::optional<grpc::ByteBuffer> reply = attempt_(one.call.context(), *one.request);
      if (!reply.has_value()) return absl::NotFoundError("");
      return Encode(*std::move(reply), *one.out);
    });
    return status.ok();
  }

  template <class WireOut>
  void Enqueue(std::unique_ptr<OneCall<WireOut>> one) {
    const absl::Time deadline = one->call.context().deadline;
    OneCall<WireOut>* const held = one.release();
    Executor::Task task = [this, held](TaskFate fate) {
      std::unique_ptr<OneCall<WireOut>> owned(held);
      if (fate == TaskFate::kRun) return Run(std::move(owned));
      Answer(std::move(owned), fate == TaskFate::kExpired ? DeadlineExceeded() : Draining());
    };
    if (!bound_.pipeline.parts().executor.TrySubmit(task, deadline)) {
      Answer(std::unique_ptr<OneCall<WireOut>>(held), QueueFull(bound_.pipeline));
    }
  }

  template <class WireOut>
  void Run(std::unique_ptr<OneCall<WireOut>> one) {
    const absl::Status status = Guarded([&]() -> absl::Status {
      if (validator_ != nullptr) {
        if (absl::Status valid = validator_(*one->request); !valid.ok()) return valid;
      }
      absl::StatusOr<Reply> reply = handler_(one->call.context(), *one->request);
      if (!reply.ok()) return std::move(reply).status();
      return Encode(*std::move(reply), *one->out);
    });
    Answer(std::move(one), status);
  }

  // gRPC may free the request and the transport as soon as the reactor has finished.
  template <class WireOut>
  static void Answer(std::unique_ptr<OneCall<WireOut>> one, const absl::Status& status) {
    one->reactor->Finish(one->call.End(status));
  }

  BoundMethod& bound_;
  const Handler handler_;
  Validator validator_;
  Attempt attempt_;
};

}  // namespace copperplate::rpc
