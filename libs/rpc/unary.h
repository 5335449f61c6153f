#pragma once

#include <google/protobuf/arena.h>
#include <grpcpp/support/byte_buffer.h>

#include <functional>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "libs/rpc/unary_core.h"
#include "libs/rpc/wire.h"

namespace copperplate::rpc {

// A method with one request and one reply; Service::Unary() makes it.
//
// `Reply` is what the handler returns: the method's message; a pointer to one that it made in
// `context.arena`; or ReadyReply of it, its bytes (Serialize() makes them).
template <class Request, class Reply>
class UnaryMethod final : public UnaryCore {
 public:
  static constexpr Shape kShape = Shape::kUnary;
  using RequestType = Request;
  using ReplyType = Reply;

  // Runs on a worker, or on a reactor's thread where the policy says `runs_inline`, and must then
  // not block. The request lives until it returns.
  using Handler = std::function<absl::StatusOr<Reply>(const CallContext&, const Request&)>;
  // What can be said of the request by itself; runs before the handler, on its thread.
  using Validator = std::function<absl::Status(const Request&)>;
  // Tried on the reactor's thread once the call is authorised: a reply that is at hand, such as
  // one kept from before, saves the way over a worker. Nothing to go on to the handler. Must not
  // block.
  using InlineAttempt =
      std::function<std::optional<grpc::ByteBuffer>(const CallContext&, const Request&)>;

  UnaryMethod(BoundMethod& bound, Handler handler)
      : UnaryCore(bound), handler_(std::move(handler)) {}

  // Both before the server starts.
  void set_validator(Validator validator) { validator_ = std::move(validator); }
  void set_inline_attempt(InlineAttempt attempt) { attempt_ = std::move(attempt); }

 private:
  google::protobuf::Message* NewRequest(google::protobuf::Arena& arena) const override {
    return google::protobuf::Arena::CreateMessage<Request>(&arena);
  }

  bool Attempt(const CallContext& context, const google::protobuf::Message& request,
               grpc::ByteBuffer& reply) const override {
    if (attempt_ == nullptr) return false;
    std::optional<grpc::ByteBuffer> at_hand =
        attempt_(context, static_cast<const Request&>(request));
    if (!at_hand.has_value()) return false;
    reply.Swap(&*at_hand);
    return true;
  }

  absl::Status Handle(const CallContext& context, const google::protobuf::Message& message,
                      grpc::ByteBuffer& wire) const override {
    const auto& request = static_cast<const Request&>(message);
    if (validator_ != nullptr) {
      if (absl::Status valid = validator_(request); !valid.ok()) return valid;
    }
    absl::StatusOr<Reply> reply = handler_(context, request);
    if (!reply.ok()) return std::move(reply).status();
    Encode(*std::move(reply), wire);
    return absl::OkStatus();
  }

  const Handler handler_;
  Validator validator_;
  InlineAttempt attempt_;
};

}  // namespace copperplate::rpc
