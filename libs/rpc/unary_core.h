#pragma once

#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>

#include <memory>

#include "absl/status/status.h"
#include "libs/rpc/call_context.h"
#include "libs/rpc/pipeline.h"
#include "libs/rpc/raw_method.h"

namespace copperplate::rpc {

// What the unary methods of every type have in common: the way of a call through the stages.
class UnaryCore : public RawUnary {
 public:
  grpc::ServerUnaryReactor* Serve(grpc::CallbackServerContext* transport,
                                  const grpc::ByteBuffer* request, grpc::ByteBuffer* reply) final;

 protected:
  explicit UnaryCore(BoundMethod& bound) : bound_(bound) {}

  // An empty request of the method's type, owned by `arena`.
  virtual google::protobuf::Message* NewRequest(google::protobuf::Arena& arena) const = 0;
  // Answers from what is at hand. On the reactor's thread; false to go on to Handle().
  virtual bool Attempt(const CallContext& context, const google::protobuf::Message& request,
                       grpc::ByteBuffer& reply) const = 0;
  // Validates and handles. On a worker or, inline, on the reactor's thread. May throw.
  virtual absl::Status Handle(const CallContext& context, const google::protobuf::Message& request,
                              grpc::ByteBuffer& reply) const = 0;

 private:
  struct OneCall;

  absl::Status Admit(OneCall& one, const grpc::ByteBuffer& bytes) const;
  bool Attempted(OneCall& one) const;
  void Enqueue(std::unique_ptr<OneCall> one) const;
  void Run(std::unique_ptr<OneCall> one) const;
  static void Answer(std::unique_ptr<OneCall> one, const absl::Status& status);

  BoundMethod& bound_;
};

}  // namespace copperplate::rpc
