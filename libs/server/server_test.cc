#include "libs/server/server.h"

#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "libs/rpc/service.h"
#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/rpc/testdata/echo_service.h"
#include "libs/server/testing_certificate.h"
#include "libs/server/testing_http.h"
#include "libs/testing/event.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::server {
namespace {

using rpc::FromGrpcStatus;
using rpc::testdata::EchoHandlers;
using rpc::testdata::EchoService;
using rpc::testdata::SayRequest;
using rpc::testdata::SayResponse;
using rpc::testdata::WatchRequest;
using rpc::testdata::WatchResponse;
using ::testing::EndsWith;
using testing::Event;
using testing::HasReason;
using ::testing::HasSubstr;
using testing::StatusIs;
using testing_rpc::CallAs;

// The states of grpc.health.v1.
constexpr char kServing = 1;
constexpr char kNotServing = 2;

// A stream on which the caller has sent one message and heard an answer.
class OpenCall {
 public:
  OpenCall(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
           const std::string& message = "")
      : stub_(channel), call_(stub_.PrepareCall(&context_, method, &queue_)) {
    call_->StartCall(nullptr);
    Await();
    const grpc::Slice slice(message);
    call_->Write(grpc::ByteBuffer(&slice, 1), nullptr);
    Await();
    call_->Read(&reply_, nullptr);
    Await();
  }
  ~OpenCall() {
    context_.TryCancel();
    grpc::Status status;
    call_->Finish(&status, nullptr);
    Await();
    queue_.Shutdown();
    void* tag = nullptr;
    bool ok = false;
    while (queue_.Next(&tag, &ok)) {
    }
  }

  std::string Reply() const {
    grpc::Slice content;
    EXPECT_TRUE(reply_.DumpToSingleSlice(&content).ok());
    return std::string(content.begin(), content.end());
  }

 private:
  void Await() {
    void* tag = nullptr;
    bool ok = false;
    EXPECT_TRUE(queue_.Next(&tag, &ok) && ok);
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  grpc::ByteBuffer reply_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

class ServerTest : public ::testing::Test {
 protected:
  ~ServerTest() override { server_.reset(); }

  absl::Status Start(EchoHandlers handlers = {}, std::vector<ReadinessCheck> checks = {}) {
    service_ = MakeEchoService(harness_.pipeline(), std::move(handlers));
    auto server = Server::Start(options_, {.services = {service_.get()},
                                           .pipeline = harness_.pipeline(),
                                           .executor = harness_.executor(),
                                           .metrics = harness_.metrics(),
                                           .logger = logger_,
                                           .checks = std::move(checks)});
    if (!server.ok()) return server.status();
    server_ = *std::move(server);
    channel_ = grpc::CreateChannel(server_->address(), grpc::InsecureChannelCredentials());
    stub_ = EchoService::NewStub(channel_);
    return absl::OkStatus();
  }

  absl::Status Say(EchoService::Stub& stub, const std::string& text = "hello") {
    CallAs context("tester", {{"essex", {"analyst"}}});
    SayRequest request;
    request.set_name("forces/essex");
    request.set_text(text);
    SayResponse reply;
    return FromGrpcStatus(stub.Say(&context, request, &reply));
  }

  // The serving status of grpc.health.v1.Health/Check, whose proto Debian does not ship: request
  // and reply are one field each.
  char Health(const std::string& service) {
    std::string request;
    if (!service.empty())
      request = absl::StrCat("\x0a", std::string(1, char(service.size())), service);
    const grpc::Slice slice(request);
    const grpc::ByteBuffer bytes(&slice, 1);
    grpc::ByteBuffer reply;
    grpc::ClientContext context;
    Event answered;
    grpc::GenericStub(channel_).UnaryCall(&context, "/grpc.health.v1.Health/Check",
                                          grpc::StubOptions(), &bytes, &reply,
                                          [&](const grpc::Status& status) {
                                            EXPECT_TRUE(status.ok()) << status.error_message();
                                            answered.Set();
                                          });
    EXPECT_TRUE(answered.Wait());
    grpc::Slice content;
    EXPECT_TRUE(reply.DumpToSingleSlice(&content).ok());
    EXPECT_EQ(content.size(), 2u);
    return static_cast<char>(content.begin()[1]);
  }

  bool WaitReady(bool ready) {
    const absl::Time bound = absl::Now() + absl::Seconds(30);
    while (server_->ready() != ready && absl::Now() < bound) std::this_thread::yield();
    return server_->ready() == ready;
  }

  Options options_{.insecure = true, .check_interval = absl::Milliseconds(1)};
  testing::CapturedLog log_;
  const log::Logger logger_ = log_.logger();
  testing_rpc::Harness harness_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<EchoService::Stub> stub_;
  std::vector<std::unique_ptr<OpenCall>> watchers_;
};

TEST_F(ServerTest, ServesCallsMetricsAndHealth) {
  ABSL_ASSERT_OK(Start());
  ASSERT_TRUE(WaitReady(true));
  ABSL_EXPECT_OK(Say(*stub_));
  EXPECT_EQ(Health(""), kServing);
  EXPECT_EQ(Health(EchoService::service_full_name()), kServing);
  EXPECT_THAT(HttpGet(server_->admin_port(), "/metrics"),
              HasSubstr(absl::StrCat("copperplate_calls_total{code=\"OK\",method=\"",
                                     EchoService::service_full_name(), "/Say\"} 1\n")));
  EXPECT_THAT(HttpGet(server_->admin_port(), "/livez"), EndsWith("\r\n\r\nok\n"));
  EXPECT_THAT(HttpGet(server_->admin_port(), "/readyz"), EndsWith("\r\n\r\nok\n"));
}

// The request's fields are list_services, 7, and file_containing_symbol, 4.
TEST_F(ServerTest, DescribesItsServicesByReflection) {
  constexpr char kReflection[] = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo";
  ABSL_ASSERT_OK(Start());
  EXPECT_THAT(OpenCall(channel_, kReflection, "\x3a\x01*").Reply(),
              HasSubstr(EchoService::service_full_name()));
  const std::string method = absl::StrCat(EchoService::service_full_name(), ".Collect");
  EXPECT_THAT(OpenCall(channel_, kReflection,
                       absl::StrCat("\x22", std::string(1, char(method.size())), method))
                  .Reply(),
              HasSubstr("CollectRequest"));
}

TEST_F(ServerTest, SaysWhyItIsNotReady) {
  std::atomic<bool> up{false};
  ABSL_ASSERT_OK(Start({}, {{"keys", [] { return absl::OkStatus(); }},
                            {"schema", [&up] {
                               return up ? absl::OkStatus()
                                         : absl::FailedPreconditionError("run sqitch deploy");
                             }}}));
  const absl::Time bound = absl::Now() + absl::Seconds(30);
  std::string page;
  while (page.find("sqitch") == std::string::npos && absl::Now() < bound) {
    page = HttpGet(server_->admin_port(), "/readyz");
  }
  EXPECT_THAT(page, HasSubstr("HTTP/1.1 503"));
  EXPECT_THAT(page, EndsWith("\r\n\r\nkeys: ok\nschema: run sqitch deploy\n"));
  EXPECT_EQ(Health(""), kNotServing);
  EXPECT_EQ(Health(EchoService::service_full_name()), kNotServing);
  up = true;
  ASSERT_TRUE(WaitReady(true));
  EXPECT_EQ(Health(EchoService::service_full_name()), kServing);
  server_.reset();  // its checks look at `up`
}

TEST_F(ServerTest, DoesNotStartWithAMethodThatNobodyMayCall) {
  testing_rpc::Harness faulty;
  rpc::Service service(faulty.pipeline(), rpc::testdata::FaultyService::service_full_name());
  EXPECT_THAT(Server::Start(options_, {.services = {&service},
                                       .pipeline = faulty.pipeline(),
                                       .executor = faulty.executor(),
                                       .metrics = faulty.metrics(),
                                       .logger = logger_,
                                       .checks = {}}),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr("FaultyService/NoPolicy: it has no policy")));
}

TEST_F(ServerTest, NamesAnAddressInUse) {
  ABSL_ASSERT_OK(Start());
  Options second = options_;
  second.listen = server_->address();
  testing_rpc::Harness other;
  EXPECT_THAT(Server::Start(second, {.services = {},
                                     .pipeline = other.pipeline(),
                                     .executor = other.executor(),
                                     .metrics = other.metrics(),
                                     .logger = logger_,
                                     .checks = {}}),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr(server_->address())));
}

TEST_F(ServerTest, ListensOnAUnixSocket) {
  const std::string path = absl::StrCat("/tmp/copperplate-", getpid(), ".sock");
  options_.listen = "unix:" + path;
  ABSL_ASSERT_OK(Start());
  EXPECT_EQ(server_->address(), options_.listen);
  ABSL_EXPECT_OK(Say(*stub_));
  unlink(path.c_str());
}

TEST_F(ServerTest, ServesTlsToCallersThatTrustIt) {
  const TestCertificate certificate;
  options_.insecure = false;
  options_.tls = {.certificate_chain = certificate.certificate_file(),
                  .private_key = certificate.key_file()};
  ABSL_ASSERT_OK(Start());
  EXPECT_THAT(Say(*stub_), StatusIs(absl::StatusCode::kUnavailable)) << "in the clear";
  const std::string port = server_->address().substr(server_->address().rfind(':'));
  const auto trusting = EchoService::NewStub(grpc::CreateChannel(
      "localhost" + port, grpc::SslCredentials({certificate.certificate(), "", ""})));
  ABSL_EXPECT_OK(Say(*trusting));
}

TEST_F(ServerTest, RefusesARequestThatIsTooLarge) {
  ABSL_ASSERT_OK(Start());
  EXPECT_THAT(Say(*stub_, std::string(5 << 20, 'x')),
              StatusIs(absl::StatusCode::kResourceExhausted));
}

TEST_F(ServerTest, DrainsWithCallsUnderWay) {
  EchoHandlers handlers;
  Event entered;
  Event release;
  handlers.say = [&](const rpc::CallContext&, const SayRequest&) {
    entered.Set();
    EXPECT_TRUE(release.Wait());
    return SayResponse();
  };
  struct Waiting final : rpc::Source<WatchResponse> {
    explicit Waiting(Event& told) : waited(told) {}
    absl::StatusOr<rpc::Step<WatchResponse>> Next(const rpc::CallContext&) override {
      waited.Set();
      return rpc::Wait{};
    }
    Event& waited;
  };
  Event waited;
  handlers.watch = [&waited](const rpc::CallContext&, const WatchRequest&, const rpc::Waker&) {
    return std::make_unique<Waiting>(waited);
  };
  ABSL_ASSERT_OK(Start(std::move(handlers)));
  ASSERT_TRUE(WaitReady(true));

  CallAs watching("tester", {{"essex", {"viewer"}}});
  WatchRequest request;
  request.set_name("forces/essex");
  const auto reader = stub_->Watch(&watching, request);
  ASSERT_TRUE(waited.Wait());
  std::thread caller([this] { ABSL_EXPECT_OK(Say(*stub_)); });
  ASSERT_TRUE(entered.Wait());

  std::thread drainer([this] { ABSL_EXPECT_OK(server_->Drain()); });
  WatchResponse message;
  EXPECT_FALSE(reader->Read(&message));
  EXPECT_THAT(FromGrpcStatus(reader->Finish()), HasReason("DRAINING"));
  EXPECT_TRUE(WaitReady(false));
  EXPECT_THAT(HttpGet(server_->admin_port(), "/readyz"),
              EndsWith("\r\n\r\ndrain: the service is shutting down\n"));
  EXPECT_THAT(HttpGet(server_->admin_port(), "/livez"), HasSubstr("200 OK"));
  release.Set();
  caller.join();
  drainer.join();
  EXPECT_THAT(Say(*stub_), StatusIs(absl::StatusCode::kUnavailable));
}

// Watching a service's health and asking for its description are streams that callers keep open.
TEST_F(ServerTest, DrainsWhileItsHealthIsWatched) {
  ABSL_ASSERT_OK(Start());
  for (const char* method : {"/grpc.health.v1.Health/Watch",
                             "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"}) {
    watchers_.push_back(std::make_unique<OpenCall>(channel_, method));
  }
  ABSL_EXPECT_OK(server_->Drain());
}

TEST_F(ServerTest, CutsOffCallsThatOutlastTheLimit) {
  EchoHandlers handlers;
  Event entered;
  handlers.say = [&](const rpc::CallContext& context, const SayRequest&) {
    entered.Set();
    while (!context.IsCancelled()) std::this_thread::yield();
    return SayResponse();
  };
  options_.drain_limit = absl::Milliseconds(50);
  ABSL_ASSERT_OK(Start(std::move(handlers)));
  std::thread caller([this] { EXPECT_FALSE(Say(*stub_).ok()); });
  ASSERT_TRUE(entered.Wait());
  EXPECT_THAT(server_->Drain(), StatusIs(absl::StatusCode::kDeadlineExceeded,
                                         "calls were cut off that had not ended in 50ms"));
  caller.join();
}

}  // namespace
}  // namespace copperplate::server
