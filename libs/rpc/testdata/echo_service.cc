#include "libs/rpc/testdata/echo_service.h"

#include <utility>

#include "libs/rpc/service.h"

namespace copperplate::rpc::testdata {
namespace {

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

struct CountSink final : Sink<CollectRequest, ReadyReply<CollectResponse>> {
  absl::Status Accept(const CallContext&, const CollectRequest& message) override {
    return counter.Accept(message);
  }
  absl::StatusOr<ReadyReply<CollectResponse>> Finish(const CallContext&) override {
    return ReadyReply<CollectResponse>{Serialize(counter.total())};
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

}  // namespace

EchoHandlers::EchoHandlers()
    : say(EchoOf),
      look([](const CallContext& context, const SayRequest& request) {
        return ReadyReply<SayResponse>{Serialize(EchoOf(context, request))};
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

std::unique_ptr<grpc::Service> MakeEchoService(Pipeline& pipeline, EchoHandlers handlers) {
  auto service = std::make_unique<Service>(pipeline, "copperplate.rpc.testdata.EchoService");
  auto& say = service->Add<SayMethod>("Say", std::move(handlers.say));
  say.set_validator(std::move(handlers.validate_say));
  say.set_inline_attempt(std::move(handlers.attempt_say));
  service->Add<LookMethod>("Look", std::move(handlers.look));
  service->Add<AnywhereMethod>("Anywhere", std::move(handlers.anywhere));
  service->Add<CollectMethod>("Collect", std::move(handlers.collect))
      .set_validator(std::move(handlers.validate_collect));
  service->Add<CountMethod>("Count", std::move(handlers.count));
  service->Add<WatchMethod>("Watch", std::move(handlers.watch))
      .set_validator(std::move(handlers.validate_watch));
  return service;
}

}  // namespace copperplate::rpc::testdata
