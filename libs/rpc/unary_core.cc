#include "libs/rpc/unary_core.h"

#include <utility>

#include "libs/rpc/call.h"
#include "libs/rpc/executor.h"
#include "libs/rpc/guard.h"
#include "libs/rpc/wire.h"

namespace copperplate::rpc {

struct UnaryCore::OneCall {
  OneCall(BoundMethod& bound, grpc::CallbackServerContext& transport, grpc::ByteBuffer* wire_out)
      : call(bound, transport), reactor(transport.DefaultReactor()), out(wire_out) {
    call.context().arena = &arena;
  }

  Call call;
  grpc::ServerUnaryReactor* const reactor;
  grpc::ByteBuffer* const out;
  const google::protobuf::Message* request = nullptr;
  // Enough for most requests, so that their messages cost no allocation.
  alignas(8) char first_block[1024];
  google::protobuf::Arena arena{first_block, sizeof(first_block)};
};

grpc::ServerUnaryReactor* UnaryCore::Serve(grpc::CallbackServerContext* transport,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* reply) {
  auto one = std::make_unique<OneCall>(bound_, *transport, reply);
  grpc::ServerUnaryReactor* const reactor = one->reactor;
  if (absl::Status status = Admit(*one, *request); !status.ok()) {
    Answer(std::move(one), status);
  } else if (Attempted(*one)) {
    Answer(std::move(one), absl::OkStatus());
  } else if (bound_.method.runs_inline) {
    Run(std::move(one));
  } else {
    Enqueue(std::move(one));
  }
  return reactor;
}

// Every stage up to the deadline.
absl::Status UnaryCore::Admit(OneCall& one, const grpc::ByteBuffer& bytes) const {
  if (absl::Status status = one.call.Authenticate(); !status.ok()) return status;
  google::protobuf::Message* const request = NewRequest(one.arena);
  if (!Parse(bytes, *request)) return MessageMalformed();
  one.request = request;
  if (absl::Status status = one.call.Authorise(request); !status.ok()) return status;
  return one.call.SetDeadline();
}

// An attempt that throws leaves the call to the handler.
bool UnaryCore::Attempted(OneCall& one) const {
  bool answered = false;
  const absl::Status status = Guarded([&] {
    answered = Attempt(one.call.context(), *one.request, *one.out);
    return absl::OkStatus();
  });
  return status.ok() && answered;
}

void UnaryCore::Enqueue(std::unique_ptr<OneCall> one) const {
  const absl::Time deadline = one->call.context().deadline;
  OneCall* const held = one.release();
  Executor::Task task = [this, held](TaskFate fate) {
    std::unique_ptr<OneCall> owned(held);
    if (fate == TaskFate::kRun) return Run(std::move(owned));
    Answer(std::move(owned), fate == TaskFate::kExpired ? DeadlineExceeded() : Draining());
  };
  if (!bound_.pipeline.parts().executor.TrySubmit(task, deadline)) {
    Answer(std::unique_ptr<OneCall>(held), QueueFull(bound_.pipeline));
  }
}

void UnaryCore::Run(std::unique_ptr<OneCall> one) const {
  const absl::Status status =
      Guarded([&] { return Handle(one->call.context(), *one->request, *one->out); });
  Answer(std::move(one), status);
}

// gRPC may free the request and the transport as soon as the reactor has finished.
void UnaryCore::Answer(std::unique_ptr<OneCall> one, const absl::Status& status) {
  one->reactor->Finish(one->call.End(status));
}

}  // namespace copperplate::rpc
