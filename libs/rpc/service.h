// One gRPC service of a process, made of handlers: a line a method.
//
//   auto service = std::make_unique<rpc::Service>(pipeline,
//   "copperplate.indicators.v1.AreaService"); const auto handlers = std::make_shared<const
//   AreaHandlers>(ports); service->Unary("GetArea", handlers, &AreaHandlers::GetArea);
//   service->Sink("ImportAreas", handlers, &AreaHandlers::OpenImport);
//   service->Source("WatchAreas", handlers, &AreaHandlers::OpenWatch);
#pragma once

#include <grpcpp/impl/service_type.h>

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/rpc/handler_types.h"
#include "libs/rpc/pipeline.h"
#include "libs/rpc/raw_method.h"
#include "libs/rpc/wire.h"

namespace copperplate::rpc {

// Names and types are held against the service's descriptor: what does not fit, and a method that
// is left out, is named by Pipeline::Validate(), without which no server starts.
//
// Made before the server starts; outlives it. Keeps the handlers.
class Service final : public grpc::Service {
 public:
  // `name` is the full one. `pipeline` outlives this.
  Service(Pipeline& pipeline, absl::string_view name);

  // A method with one request and one reply, by the handler
  //   absl::StatusOr<Reply> Class::GetArea(const CallContext&, const Request&) [const]
  // See unary.h, also for what more can be set of the method.
  template <class Handlers, class Class, class Function>
  auto& Unary(absl::string_view method, std::shared_ptr<Handlers> handlers,
              Function Class::*handler) {
    return AddOf<RawUnary, Function>(method, std::bind_front(handler, std::move(handlers)));
  }

  // A method with a stream of requests (sink.h), by
  //   absl::StatusOr<std::unique_ptr<Sink<Request, Reply>>> Class::OpenImport(
  //       const CallContext&) [const]
  template <class Handlers, class Class, class Function>
  auto& Sink(absl::string_view method, std::shared_ptr<Handlers> handlers,
             Function Class::*opener) {
    return AddOf<RawSink, Function>(method, std::bind_front(opener, std::move(handlers)));
  }

  // A method with a stream of replies (source.h), by
  //   absl::StatusOr<std::unique_ptr<Source<Reply>>> Class::OpenWatch(
  //       const CallContext&, const Request&, Waker) [const]
  template <class Handlers, class Class, class Function>
  auto& Source(absl::string_view method, std::shared_ptr<Handlers> handlers,
               Function Class::*opener) {
    return AddOf<RawSource, Function>(method, std::bind_front(opener, std::move(handlers)));
  }

  // A UnaryMethod, SinkMethod or SourceMethod by any callable.
  template <class Method, class Callable>
  Method& Add(absl::string_view method, Callable handler) {
    BoundMethod& bound = pipeline_.Bind(absl::StrCat(name_, "/", method), Method::kShape,
                                        Method::RequestType::descriptor(),
                                        ReplyDescriptor<typename Method::ReplyType>());
    auto made = std::make_unique<Method>(bound, std::move(handler));
    Method& added = *made;
    Serve(bound, std::move(made));
    return added;
  }

 private:
  template <class Raw, class Function, class Callable>
  auto& AddOf(absl::string_view method, Callable handler) {
    using Method = typename MethodOf<Function>::Type;
    static_assert(std::is_base_of_v<Raw, Method>, "the handler is of another shape");
    return Add<Method>(method, std::move(handler));
  }

  // Has gRPC call it, where the pipeline knows the method.
  void Serve(const BoundMethod& bound, std::unique_ptr<RawUnary> method);
  void Serve(const BoundMethod& bound, std::unique_ptr<RawSink> method);
  void Serve(const BoundMethod& bound, std::unique_ptr<RawSource> method);
  struct Grpc;

  Pipeline& pipeline_;
  const std::string name_;
  std::deque<std::string> paths_;  // gRPC keeps their addresses
  std::vector<std::unique_ptr<RawMethod>> methods_;
};

}  // namespace copperplate::rpc
