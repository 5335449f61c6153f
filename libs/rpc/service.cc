#include "libs/rpc/service.h"

// The only file of ours that uses names of grpc::internal. A class generated from a proto with
// WithRawCallbackMethod_X makes the very calls that are made here, but wants each method written
// out; the one service that gRPC's public interface makes at run time is a generic one, for which
// every call is a stream both ways and which health and reflection do not know. The names are those
// of gRPC 1.51; another release may have others, and then this file alone fails to build
// (docs/decisions/0006).
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/rpc_service_method.h>

namespace copperplate::rpc {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::internal::CallbackClientStreamingHandler;
using grpc::internal::CallbackServerStreamingHandler;
using grpc::internal::CallbackUnaryHandler;
using grpc::internal::RpcMethod;
using grpc::internal::RpcServiceMethod;

struct Service::Grpc {
  static void Add(Service& service, const BoundMethod& bound, std::unique_ptr<RawMethod> method,
                  RpcMethod::RpcType type, std::unique_ptr<grpc::internal::MethodHandler> handler) {
    const auto index = static_cast<int>(service.paths_.size());
    service.methods_.push_back(std::move(method));
    // A method that gRPC knew twice, or by no name of the service, would keep the server from
    // starting without a word; Pipeline::Validate() has the words.
    if (bound.method.descriptor == nullptr) return;
    const std::string& path = service.paths_.emplace_back(absl::StrCat("/", bound.method.name));
    // gRPC owns both.
    service.AddMethod(new RpcServiceMethod(path.c_str(), type, nullptr));
    service.MarkMethodRawCallback(index, handler.release());
  }
};

Service::Service(Pipeline& pipeline, absl::string_view name) : pipeline_(pipeline), name_(name) {
  pipeline_.AddService(name);
}

void Service::Serve(const BoundMethod& bound, std::unique_ptr<RawUnary> method) {
  auto handler = std::make_unique<CallbackUnaryHandler<ByteBuffer, ByteBuffer>>(
      [raw = method.get()](CallbackServerContext* transport, const ByteBuffer* request,
                           ByteBuffer* reply) { return raw->Serve(transport, request, reply); });
  Grpc::Add(*this, bound, std::move(method), RpcMethod::NORMAL_RPC, std::move(handler));
}

void Service::Serve(const BoundMethod& bound, std::unique_ptr<RawSink> method) {
  auto handler = std::make_unique<CallbackClientStreamingHandler<ByteBuffer, ByteBuffer>>(
      [raw = method.get()](CallbackServerContext* transport, ByteBuffer* reply) {
        return raw->Serve(transport, reply);
      });
  Grpc::Add(*this, bound, std::move(method), RpcMethod::CLIENT_STREAMING, std::move(handler));
}

void Service::Serve(const BoundMethod& bound, std::unique_ptr<RawSource> method) {
  auto handler = std::make_unique<CallbackServerStreamingHandler<ByteBuffer, ByteBuffer>>(
      [raw = method.get()](CallbackServerContext* transport, const ByteBuffer* request) {
        return raw->Serve(transport, request);
      });
  Grpc::Add(*this, bound, std::move(method), RpcMethod::SERVER_STREAMING, std::move(handler));
}

}  // namespace copperplate::rpc
