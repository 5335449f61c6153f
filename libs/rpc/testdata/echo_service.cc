#include "libs/rpc/testdata/echo_service.h"

#include <utility>

#include "libs/rpc/testdata/echo.grpc.pb.h"

namespace copperplate::rpc::testdata {
namespace {

using Echo = testdata::EchoService;

using ClientStreams =
    Echo::WithRawCallbackMethod_Collect<Echo::WithRawCallbackMethod_Count<Echo::Service>>;
using Typed = Echo::WithCallbackMethod_Say<Echo::WithCallbackMethod_Look<
    Echo::WithCallbackMethod_Anywhere<Echo::WithCallbackMethod_Watch<ClientStreams>>>>;
using Raw = Echo::WithRawCallbackMethod_Say<Echo::WithRawCallbackMethod_Look<
    Echo::WithRawCallbackMethod_Anywhere<Echo::WithRawCallbackMethod_Watch<ClientStreams>>>>;

SayResponse EchoOf(const CallContext& context, const SayRequest& request) {
  SayResponse reply;
  reply.set_text(request.text());
  reply.set_force(context.force);
  reply.set_call_id(context.call_id);
  return reply;
}

class Counter {
 public:
  absl::Status Accept(const CollectRequest& message) {
    total_.set_messages(total_.messages() + 1);
    total_.set_bytes(total_.bytes() + static_cast<int64_t>(message.chunk().size()));
    return absl::OkStatus();
  }
  const CollectResponse& total() const { return total_; }

 private:
  CollectResponse total_;
};

struct CollectSink final : Sink<CollectRequest, CollectResponse> {
  absl::Status Accept(const CallContext&, const CollectRequest& message) override {
    return counter.Accept(message);
  }
  absl::StatusOr<CollectResponse> Finish(const CallContext&) override { return counter.total(); }
  Counter counter;
};

struct CountSink final : Sink<CollectRequest, grpc::ByteBuffer> {
  absl::Status Accept(const CallContext&, const CollectRequest& message) override {
    return counter.Accept(message);
  }
  absl::StatusOr<grpc::ByteBuffer> Finish(const CallContext&) override {
    return Serialize(counter.total());
  }
  Counter counter;
};

struct Numbers final : Source<WatchResponse> {
  explicit Numbers(int count) : last(count) {}
  absl::StatusOr<Step<WatchResponse>> Next(const CallContext&) override {
    if (number == last) return End{};
    WatchResponse message;
    message.set_number(++number);
    return message;
  }
  const int last;
  int number = 0;
};

struct Methods {
  Methods(Pipeline& pipeline, EchoHandlers handlers)
      : say(pipeline, "copperplate.rpc.testdata.EchoService/Say", std::move(handlers.say)),
        look(pipeline, "copperplate.rpc.testdata.EchoService/Look", std::move(handlers.look)),
        anywhere(pipeline, "copperplate.rpc.testdata.EchoService/Anywhere",
                 std::move(handlers.anywhere)),
        collect(pipeline, "copperplate.rpc.testdata.EchoService/Collect",
                std::move(handlers.collect)),
        count(pipeline, "copperplate.rpc.testdata.EchoService/Count", std::move(handlers.count)),
        watch(pipeline, "copperplate.rpc.testdata.EchoService/Watch", std::move(handlers.watch)) {
    say.set_validator(std::move(handlers.validate_say));
    say.set_inline_attempt(std::move(handlers.attempt_say));
    collect.set_validator(std::move(handlers.validate_collect));
    watch.set_validator(std::move(handlers.validate_watch));
  }

  SayMethod say;
  LookMethod look;
  AnywhereMethod anywhere;
  CollectMethod collect;
  CountMethod count;
  WatchMethod watch;
};

template <class Base, class WireIn, class WireOut, class WireWatchIn, class WireWatchOut>
class Service final : public Base {
 public:
  Service(Pipeline& pipeline, EchoHandlers handlers) : methods_(pipeline, std::move(handlers)) {}

  grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* context, const WireIn* request,
                                WireOut* reply) override {
    return methods_.say.Serve(context, request, reply);
  }
  grpc::ServerUnaryReactor* Look(grpc::CallbackServerContext* context, const WireIn* request,
                                 WireOut* reply) override {
    return methods_.look.Serve(context, request, reply);
  }
  grpc::ServerUnaryReactor* Anywhere(grpc::CallbackServerContext* context, const WireIn* request,
                                     WireOut* reply) override {
    return methods_.anywhere.Serve(context, request, reply);
  }
  grpc::ServerReadReactor<grpc::ByteBuffer>* Collect(grpc::CallbackServerContext* context,
                                                     grpc::ByteBuffer* reply) override {
    return methods_.collect.Serve(context, reply);
  }
  grpc::ServerReadReactor<grpc::ByteBuffer>* Count(grpc::CallbackServerContext* context,
                                                   grpc::ByteBuffer* reply) override {
    return methods_.count.Serve(context, reply);
  }
  grpc::ServerWriteReactor<WireWatchOut>* Watch(grpc::CallbackServerContext* context,
                                                const WireWatchIn* request) override {
    return methods_.watch.template Serve<WireWatchOut>(context, request);
  }

 private:
  Methods methods_;
};

}  // namespace

EchoHandlers::EchoHandlers()
    : say(EchoOf),
      look([](const CallContext& context, const SayRequest& request) {
        return Serialize(EchoOf(context, request));
      }),
      anywhere([](const CallContext& context, const SayRequest& request) {
        auto* reply = google::protobuf::Arena::CreateMessage<SayResponse>(context.arena);
        *reply = EchoOf(context, request);
        return reply;
      }),
      collect([](const CallContext&) { return std::make_unique<CollectSink>(); }),
      count([](const CallContext&) { return std::make_unique<CountSink>(); }),
      watch([](const CallContext&, const WatchRequest& request, const Waker&) {
        return std::make_unique<Numbers>(request.messages());
      }) {}

std::unique_ptr<grpc::Service> MakeEchoService(Pipeline& pipeline, Wire wire,
                                               EchoHandlers handlers) {
  if (wire == Wire::kRaw) {
    return std::make_unique<
        Service<Raw, grpc::ByteBuffer, grpc::ByteBuffer, grpc::ByteBuffer, grpc::ByteBuffer>>(
        pipeline, std::move(handlers));
  }
  return std::make_unique<Service<Typed, SayRequest, SayResponse, WatchRequest, WatchResponse>>(
      pipeline, std::move(handlers));
}

}  // namespace copperplate::rpc::testdata
