#include "libs/rpc/call.h"

#include <grpcpp/server_context.h>
#include <gtest/gtest.h>

#include "libs/rpc/testdata/echo.pb.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/fake_clock.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_rpc/fake_authenticator.h"

namespace copperplate::rpc {
namespace {

using testing::HasReason;
using testing::IsOk;

constexpr char kService[] = "copperplate.rpc.testdata.EchoService";

// Collect may take 60 s. A stream looks at its deadline again once its first message has come.
TEST(CallTest, ADeadlineThatPassesAfterTheStartIsSeen) {
  testing::FakeClock clock(absl::FromUnixSeconds(1'700'000'000));
  metrics::Registry metrics;
  testing::CapturedLog log;
  const log::Logger logger = log.logger();
  testing_rpc::FakeAuthenticator authenticator;
  Executor executor({.workers = 1, .queue_limit = 1}, metrics, clock);
  Pipeline pipeline({authenticator, executor, metrics, logger, clock}, {.domain = "test"});
  pipeline.AddService(kService);
  BoundMethod& bound = pipeline.Bind(std::string(kService) + "/Collect", Shape::kSink,
                                     testdata::CollectRequest::descriptor(),
                                     testdata::CollectResponse::descriptor());
  grpc::CallbackServerContext transport;
  Call call(bound, transport);
  EXPECT_THAT(call.SetDeadline(), IsOk());
  clock.Advance(absl::Seconds(59));
  EXPECT_THAT(call.SetDeadline(), IsOk());
  EXPECT_EQ(call.context().deadline, absl::FromUnixSeconds(1'700'000'060));
  clock.Advance(absl::Seconds(1));
  EXPECT_THAT(call.SetDeadline(), HasReason("DEADLINE_EXCEEDED"));
  EXPECT_EQ(call.End(absl::OkStatus()).error_code(), grpc::StatusCode::OK);
}

}  // namespace
}  // namespace copperplate::rpc
