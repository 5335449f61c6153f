#include "libs/rpc/unary.h"

#include <grpcpp/generic/generic_stub.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "libs/rpc/testdata/echo_fixture.h"

namespace copperplate::rpc {
namespace {

using testdata::EchoHandlers;
using testdata::kAnalyst;
using testdata::kViewer;
using testdata::SayRequest;
using testdata::SayResponse;
using testing::Event;
using testing::HasReason;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::StatusIs;
using testing_rpc::CallAs;

class UnaryTest : public testdata::EchoFixture {};

TEST_F(UnaryTest, AnswersWithAMessageReadyBytesOrAnArenasMessage) {
  Serve(EchoHandlers());
  SayResponse reply;
  ABSL_ASSERT_OK(Say(kAnalyst, Request("forces/essex/areas/south"), &reply));
  EXPECT_EQ(reply.text(), "hello");
  EXPECT_EQ(reply.force(), "essex");

  CallAs look("tester", kViewer);
  ASSERT_TRUE(stub_->Look(&look, Request("forces/essex", "ready"), &reply).ok());
  EXPECT_EQ(reply.text(), "ready");

  CallAs anywhere("tester", kViewer);
  ASSERT_TRUE(stub_->Anywhere(&anywhere, Request("", "arena"), &reply).ok());
  EXPECT_EQ(reply.text(), "arena");
  EXPECT_EQ(reply.force(), "");
}

TEST_F(UnaryTest, ACallPassesOnItsTokenAndIds) {
  EchoHandlers handlers;
  std::vector<std::pair<std::string, std::string>> passed_on;
  std::string traceparent;
  handlers.say = [&](const CallContext& context, const SayRequest&) {
    passed_on = context.PassedOn();
    traceparent = context.trace.Traceparent();
    return SayResponse();
  };
  Serve(std::move(handlers));
  CallAs call("tester", kAnalyst);
  call.AddMetadata("x-request-id", "call-7");
  call.AddMetadata("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  ABSL_ASSERT_OK(Say(call, Request("forces/essex")));
  EXPECT_THAT(
      passed_on,
      ::testing::UnorderedElementsAre(
          ::testing::Pair("authorization", "Bearer " + testing_rpc::FakeToken("tester", kAnalyst)),
          ::testing::Pair("x-request-id", "call-7"), ::testing::Pair("traceparent", traceparent)));
  EXPECT_THAT(traceparent, HasSubstr("0af7651916cd43dd8448eb211c80319c"));
  EXPECT_THAT(traceparent, Not(HasSubstr("b7ad6b7169203331"))) << "the span is this call's own";
}

TEST_F(UnaryTest, TriesTheInlineAttemptBeforeTheHandler) {
  EchoHandlers handlers;
  std::atomic<int> handled{0};
  handlers.say = [&handled](const CallContext&, const SayRequest&) {
    ++handled;
    SayResponse reply;
    reply.set_text("computed");
    return reply;
  };
  SayResponse kept;
  kept.set_text("kept");
  const grpc::ByteBuffer bytes = Serialize(kept);
  handlers.attempt_say = [&bytes](const CallContext& context,
                                  const SayRequest& request) -> std::optional<grpc::ByteBuffer> {
    EXPECT_EQ(context.force, "essex");
    if (request.text() == "throw") throw std::runtime_error("x");
    if (request.text() != "known") return std::nullopt;
    return bytes;
  };
  Serve(std::move(handlers));

  SayResponse reply;
  ABSL_ASSERT_OK(Say(kAnalyst, Request("forces/essex", "known"), &reply));
  EXPECT_EQ(reply.text(), "kept");
  ABSL_ASSERT_OK(Say(kAnalyst, Request("forces/essex", "known"), &reply));
  EXPECT_EQ(reply.text(), "kept");
  EXPECT_EQ(handled, 0);
  ABSL_ASSERT_OK(Say(kAnalyst, Request("forces/essex", "other"), &reply));
  EXPECT_EQ(reply.text(), "computed");
  ABSL_ASSERT_OK(Say(kAnalyst, Request("forces/essex", "throw"), &reply));
  EXPECT_EQ(handled, 2);
  EXPECT_THAT(Say(kViewer, Request("forces/essex", "known")), HasReason("ROLE_MISSING"))
      << "an attempt comes after authorisation";
}

TEST_F(UnaryTest, RefusesBytesThatAreNoRequest) {
  Serve(EchoHandlers());
  const grpc::Slice slice("\x0a\x7fshort");
  const grpc::ByteBuffer bytes(&slice, 1);
  grpc::ByteBuffer reply;
  CallAs context("tester", kAnalyst);
  grpc::Status status;
  Event answered;
  grpc::GenericStub(harness_->channel())
      .UnaryCall(&context, "/copperplate.rpc.testdata.EchoService/Say", grpc::StubOptions(), &bytes,
                 &reply, [&](const grpc::Status& answer) {
                   status = answer;
                   answered.Set();
                 });
  ASSERT_TRUE(answered.Wait());
  EXPECT_THAT(FromGrpcStatus(status), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(FromGrpcStatus(status), HasReason("MESSAGE_MALFORMED"));
}

TEST_F(UnaryTest, RunsHandlersOnTheWorkersAndInlineOnesElsewhere) {
  EchoHandlers handlers;
  std::atomic<std::thread::id> say_thread;
  std::atomic<std::thread::id> look_thread;
  handlers.say = [&](const CallContext&, const SayRequest&) {
    say_thread = std::this_thread::get_id();
    return SayResponse();
  };
  handlers.look = [&](const CallContext&, const SayRequest&) {
    look_thread = std::this_thread::get_id();
    return ReadyReply<SayResponse>{Serialize(SayResponse())};
  };
  testing_rpc::Harness::Options options;
  options.executor.workers = 1;
  Serve(std::move(handlers), options);

  std::thread::id worker;
  Event told;
  harness_->executor().Resume(
      [&](TaskFate) {
        worker = std::this_thread::get_id();
        told.Set();
      },
      absl::InfiniteFuture());
  ASSERT_TRUE(told.Wait());
  ABSL_ASSERT_OK(Say(kAnalyst, Request("forces/essex")));
  CallAs look("tester", kViewer);
  SayResponse reply;
  ASSERT_TRUE(stub_->Look(&look, Request("forces/essex"), &reply).ok());
  EXPECT_EQ(say_thread.load(), worker);
  EXPECT_NE(look_thread.load(), worker);
}

TEST_F(UnaryTest, HidesWhatAnInternalErrorSaysBehindAnIncident) {
  EchoHandlers handlers;
  handlers.say = [](const CallContext&, const SayRequest& request) -> absl::StatusOr<SayResponse> {
    if (request.text() == "throw") throw std::runtime_error("SELECT secret");
    return absl::UnknownError("pool is inconsistent");
  };
  Serve(std::move(handlers));
  for (const auto& [text, logged] : {std::pair("throw", "a handler threw std::runtime_error"),
                                     std::pair("status", "pool is inconsistent")}) {
    const absl::Status status = Say(kAnalyst, Request("forces/essex", text));
    EXPECT_THAT(status, StatusIs(absl::StatusCode::kInternal, Not(HasSubstr(logged))));
    EXPECT_THAT(status, HasReason("INTERNAL"));
    const auto incident = ErrorMetadata(status, "incident");
    ASSERT_TRUE(incident.has_value());
    const std::string line = harness_->log().lines().back();
    EXPECT_THAT(line, HasSubstr(R"("level":"error")"));
    EXPECT_THAT(line, HasSubstr(absl::StrCat(R"("incident":")", *incident, "\"")));
    EXPECT_THAT(line, HasSubstr(logged));
    EXPECT_THAT(line, Not(HasSubstr("SELECT")));
  }
}

TEST_F(UnaryTest, TellsTheHandlerThatTheCallerHasGone) {
  EchoHandlers handlers;
  Event entered;
  Event seen;
  handlers.say = [&](const CallContext& context, const SayRequest&) -> absl::StatusOr<SayResponse> {
    entered.Set();
    while (!context.IsCancelled()) std::this_thread::yield();
    seen.Set();
    return absl::CancelledError("");
  };
  Serve(std::move(handlers));
  CallAs context("tester", kAnalyst);
  std::thread canceller([&] {
    EXPECT_TRUE(entered.Wait());
    context.TryCancel();
  });
  EXPECT_THAT(Say(context, Request("forces/essex")), StatusIs(absl::StatusCode::kCancelled));
  canceller.join();
  EXPECT_TRUE(seen.Wait());
}

TEST_F(UnaryTest, LogsWritesAndErrorsAndCountsAll) {
  Serve(EchoHandlers());
  CallAs context("portal-1", kAnalyst);
  context.AddMetadata("x-request-id", "req-1");
  context.AddMetadata("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  ABSL_ASSERT_OK(Say(context, Request("forces/essex")));
  CallAs look("portal-1", kViewer);
  SayResponse reply;
  ASSERT_TRUE(stub_->Look(&look, Request("forces/essex"), &reply).ok());
  EXPECT_THAT(Say(kViewer, Request("forces/essex")), HasReason("ROLE_MISSING"));

  const auto lines = harness_->log().lines();
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_THAT(lines[0], HasSubstr(R"("level":"info","message":"call","call_id":"req-1",)"
                                  R"("trace_id":"4bf92f3577b34da6a3ce929d0e0e4736",)"
                                  R"("method":"copperplate.rpc.testdata.EchoService/Say",)"
                                  R"("code":"OK","duration_ms":)"));
  EXPECT_THAT(lines[0], HasSubstr(R"("caller":"portal-1","force":"essex")"));
  EXPECT_THAT(lines[1], HasSubstr(R"("level":"debug")")) << "a read that went well";
  EXPECT_THAT(lines[2], HasSubstr(R"("level":"info")"));
  EXPECT_THAT(lines[2], HasSubstr(R"("code":"PERMISSION_DENIED","reason":"ROLE_MISSING")"));

  const std::string metrics = harness_->metrics().Render();
  EXPECT_THAT(
      metrics,
      HasSubstr(
          R"(copperplate_calls_total{code="OK",method="copperplate.rpc.testdata.EchoService/Say"} 1)"));
  EXPECT_THAT(
      metrics,
      HasSubstr(
          R"(copperplate_calls_total{code="PERMISSION_DENIED",method="copperplate.rpc.testdata.EchoService/Say"} 1)"));
  EXPECT_THAT(
      metrics,
      HasSubstr(
          R"(copperplate_calls_in_flight{method="copperplate.rpc.testdata.EchoService/Say"} 0)"));
}

TEST_F(UnaryTest, GivesTheCallIdBackWithEveryAnswer) {
  Serve(EchoHandlers());
  for (const auto& roles : {kViewer, kAnalyst}) {  // ROLE_MISSING, OK
    CallAs context("portal-1", roles);
    context.AddMetadata("x-request-id", "req-7");
    EXPECT_EQ(Say(context, Request("forces/essex")).ok(), roles == kAnalyst);
    const auto found = context.GetServerTrailingMetadata().find("x-request-id");
    ASSERT_NE(found, context.GetServerTrailingMetadata().end());
    EXPECT_EQ(std::string(found->second.data(), found->second.size()), "req-7");
  }
}

TEST_F(UnaryTest, ReplacesACallIdThatIsNotSane) {
  Serve(EchoHandlers());
  for (const std::string& id : {std::string(65, 'x'), std::string("a b")}) {
    CallAs context("portal-1", kAnalyst);
    context.AddMetadata("x-request-id", id);
    SayResponse reply;
    ABSL_ASSERT_OK(Say(context, Request("forces/essex"), &reply));
    EXPECT_EQ(reply.call_id().size(), 15u);
  }
}

}  // namespace
}  // namespace copperplate::rpc
