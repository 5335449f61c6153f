#include "libs/rpc/service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/harness.h"
#include "libs/testing_rpc/junk.h"

namespace copperplate::rpc {
namespace {

using testdata::CollectRequest;
using testdata::CollectResponse;
using testdata::EchoService;
using testdata::SayRequest;
using testdata::SayResponse;
using testdata::WatchRequest;
using testdata::WatchResponse;
using testing::IsOk;
using testing::StatusIs;
using testing_rpc::CallAs;
using testing_rpc::Harness;

constexpr char kEcho[] = "copperplate.rpc.testdata.EchoService";

// One handler of each form.
class Handlers {
 public:
  explicit Handlers(bool& destroyed) : destroyed_(destroyed) {}
  ~Handlers() { destroyed_ = true; }

  absl::StatusOr<SayResponse> Say(const CallContext&, const SayRequest& request) const {
    SayResponse reply;
    reply.set_text(request.text());
    return reply;
  }
  absl::StatusOr<ReadyReply<SayResponse>> Look(const CallContext&, const SayRequest& request) {
    SayResponse reply;
    reply.set_text(absl::StrCat(request.text(), " ", ++looks_));
    return ReadyReply<SayResponse>{Serialize(reply)};
  }
  absl::StatusOr<const SayResponse*> Anywhere(const CallContext& context, const SayRequest&) const {
    auto* reply = google::protobuf::Arena::CreateMessage<SayResponse>(context.arena);
    reply->set_text("anywhere");
    return reply;
  }
  absl::StatusOr<std::unique_ptr<Sink<CollectRequest, CollectResponse>>> Collect(
      const CallContext&) const {
    return std::make_unique<Bytes>();
  }
  absl::StatusOr<std::unique_ptr<Sink<CollectRequest, CollectResponse>>> Count(const CallContext&) {
    return std::make_unique<Bytes>();
  }
  absl::StatusOr<std::unique_ptr<Source<WatchResponse>>> Watch(const CallContext&,
                                                               const WatchRequest& request,
                                                               Waker) const {
    return std::make_unique<One>(request.messages());
  }

 private:
  struct Bytes final : Sink<CollectRequest, CollectResponse> {
    absl::Status Accept(const CallContext&, const CollectRequest& message) override {
      total.set_bytes(total.bytes() + static_cast<int64_t>(message.chunk().size()));
      return absl::OkStatus();
    }
    absl::StatusOr<CollectResponse> Finish(const CallContext&) override { return total; }
    CollectResponse total;
  };
  struct One final : Source<WatchResponse> {
    explicit One(int the_number) : number(the_number) {}
    absl::StatusOr<Step<WatchResponse>> Next(const CallContext&) override {
      if (sent) return End{};
      sent = true;
      WatchResponse message;
      message.set_number(number);
      return message;
    }
    const int number;
    bool sent = false;
  };

  bool& destroyed_;
  int looks_ = 0;
};

class ServiceTest : public ::testing::Test {
 protected:
  // Registers the handlers, as services do.
  void Register(const std::shared_ptr<Handlers>& handlers) {
    const std::shared_ptr<const Handlers> readers = handlers;
    service_->Unary("Say", readers, &Handlers::Say);
    service_->Unary("Look", handlers, &Handlers::Look);
    service_->Unary("Anywhere", readers, &Handlers::Anywhere);
    service_->Sink("Collect", readers, &Handlers::Collect);
    service_->Sink("Count", handlers, &Handlers::Count);
    service_->Source("Watch", readers, &Handlers::Watch);
  }
  absl::Status Validate() { return harness_.pipeline().Validate(); }

  bool destroyed_ = false;
  Harness harness_;
  std::unique_ptr<Service> service_ = std::make_unique<Service>(harness_.pipeline(), kEcho);
};

TEST_F(ServiceTest, ServesEveryShapeByAMemberFunction) {
  Register(std::make_shared<Handlers>(destroyed_));
  ABSL_ASSERT_OK(Validate());
  harness_.Start({service_.get()});
  const auto stub = EchoService::NewStub(harness_.channel());

  SayRequest request;
  request.set_name("forces/essex");
  request.set_text("hello");
  SayResponse reply;
  const testing_rpc::RolesByForce both = {{"essex", {"viewer", "analyst"}}};
  CallAs say("tester", both);
  ABSL_EXPECT_OK(FromGrpcStatus(stub->Say(&say, request, &reply)));
  EXPECT_EQ(reply.text(), "hello");
  CallAs look("tester", both);
  ABSL_EXPECT_OK(FromGrpcStatus(stub->Look(&look, request, &reply)));
  EXPECT_EQ(reply.text(), "hello 1");
  CallAs anywhere("tester", both);
  ABSL_EXPECT_OK(FromGrpcStatus(stub->Anywhere(&anywhere, request, &reply)));
  EXPECT_EQ(reply.text(), "anywhere");

  CallAs collect("tester", both);
  CollectResponse total;
  const auto writer = stub->Collect(&collect, &total);
  CollectRequest chunk;
  chunk.mutable_line()->set_name("forces/essex");
  chunk.set_chunk("four");
  EXPECT_TRUE(writer->Write(chunk));
  EXPECT_TRUE(writer->Write(chunk));
  writer->WritesDone();
  ABSL_EXPECT_OK(FromGrpcStatus(writer->Finish()));
  EXPECT_EQ(total.bytes(), 8);

  CallAs watch("tester", both);
  WatchRequest of_seven;
  of_seven.set_name("forces/essex");
  of_seven.set_messages(7);
  const auto reader = stub->Watch(&watch, of_seven);
  WatchResponse message;
  EXPECT_TRUE(reader->Read(&message));
  EXPECT_EQ(message.number(), 7);
  EXPECT_FALSE(reader->Read(&message));
  ABSL_EXPECT_OK(FromGrpcStatus(reader->Finish()));
}

TEST_F(ServiceTest, KeepsItsHandlers) {
  Register(std::make_shared<Handlers>(destroyed_));
  EXPECT_FALSE(destroyed_);
  service_.reset();
  EXPECT_TRUE(destroyed_);
}

TEST_F(ServiceTest, AnswersJunkOfEveryShape) {
  Register(std::make_shared<Handlers>(destroyed_));
  harness_.Start({service_.get()});
  testing_rpc::ExpectJunkIsAnsweredByThePipeline(harness_);
}

TEST_F(ServiceTest, NamesEveryMethodThatIsLeftOut) {
  EXPECT_THAT(Validate(), StatusIs(absl::StatusCode::kFailedPrecondition,
                                   "copperplate.rpc.testdata.EchoService/Say: it has no handler; "
                                   "copperplate.rpc.testdata.EchoService/Look: it has no handler; "
                                   "copperplate.rpc.testdata.EchoService/Anywhere: it has no "
                                   "handler; "
                                   "copperplate.rpc.testdata.EchoService/Collect: it has no "
                                   "handler; "
                                   "copperplate.rpc.testdata.EchoService/Count: it has no handler; "
                                   "copperplate.rpc.testdata.EchoService/Watch: it has no "
                                   "handler"));
  Register(std::make_shared<Handlers>(destroyed_));
  EXPECT_THAT(Validate(), IsOk());
}

TEST_F(ServiceTest, NamesWhatFitsNoMethod) {
  const auto handlers = std::make_shared<Handlers>(destroyed_);
  Register(handlers);
  service_->Unary("Shout", handlers, &Handlers::Say);
  service_->Unary("Say", handlers, &Handlers::Say);
  service_->Unary("Collect", handlers, &Handlers::Say);
  service_->Source("Say", handlers, &Handlers::Watch);
  service_->Add<UnaryMethod<WatchRequest, SayResponse>>("Say", nullptr);
  service_->Add<UnaryMethod<SayRequest, WatchResponse>>("Say", nullptr);
  service_->Add<UnaryMethod<SayRequest, const WatchResponse*>>("Anywhere", nullptr);
  service_->Add<SinkMethod<CollectRequest, SayResponse>>("Count", nullptr);
  service_->Add<SourceMethod<WatchRequest, SayResponse>>("Watch", nullptr);
  EXPECT_THAT(
      Validate(),
      StatusIs(absl::StatusCode::kFailedPrecondition,
               "copperplate.rpc.testdata.EchoService/Shout: no service has this method; "
               "copperplate.rpc.testdata.EchoService/Say: it has two handlers; "
               "copperplate.rpc.testdata.EchoService/Collect: its handler has another shape; "
               "copperplate.rpc.testdata.EchoService/Say: its handler has another shape; "
               "copperplate.rpc.testdata.EchoService/Say: its handler takes a "
               "copperplate.rpc.testdata.WatchRequest; "
               "copperplate.rpc.testdata.EchoService/Say: its handler gives a "
               "copperplate.rpc.testdata.WatchResponse; "
               "copperplate.rpc.testdata.EchoService/Anywhere: its handler gives a "
               "copperplate.rpc.testdata.WatchResponse; "
               "copperplate.rpc.testdata.EchoService/Count: its handler gives a "
               "copperplate.rpc.testdata.SayResponse; "
               "copperplate.rpc.testdata.EchoService/Watch: its handler gives a "
               "copperplate.rpc.testdata.SayResponse"));
}

// Nothing is served in its stead.
TEST_F(ServiceTest, DoesNotServeWhatFitsNoMethod) {
  const auto handlers = std::make_shared<Handlers>(destroyed_);
  service_->Source("Say", handlers, &Handlers::Watch);
  service_->Unary("Look", handlers, &Handlers::Look);
  harness_.Start({service_.get()});
  const auto stub = EchoService::NewStub(harness_.channel());
  CallAs context("tester", {{"essex", {"viewer", "analyst"}}});
  SayResponse reply;
  EXPECT_THAT(FromGrpcStatus(stub->Say(&context, SayRequest(), &reply)),
              StatusIs(absl::StatusCode::kUnimplemented));
}

TEST_F(ServiceTest, NamesAServiceThatIsNotThereOrThereTwice) {
  Register(std::make_shared<Handlers>(destroyed_));
  const Service absent(harness_.pipeline(), "copperplate.rpc.testdata.AbsentService");
  const Service second(harness_.pipeline(), kEcho);
  EXPECT_THAT(Validate(),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       "copperplate.rpc.testdata.AbsentService: no such service is linked in; "
                       "copperplate.rpc.testdata.EchoService: the service is there twice"));
}

}  // namespace
}  // namespace copperplate::rpc
