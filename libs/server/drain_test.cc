// That the way down is bounded also while handlers wait for PostgreSQL, and that a caller who
// leaves takes what ran for it along.
#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <gtest/gtest.h>

#include <thread>

#include "absl/time/clock.h"
#include "libs/postgres/pool.h"
#include "libs/rpc/testdata/echo.grpc.pb.h"
#include "libs/rpc/testdata/echo_service.h"
#include "libs/server/server.h"
#include "libs/status/error.h"
#include "libs/status/status_macros.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/event.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"
#include "libs/testing_rpc/harness.h"

namespace copperplate::server {
namespace {

using rpc::FromGrpcStatus;
using rpc::testdata::EchoHandlers;
using rpc::testdata::EchoService;
using rpc::testdata::SayRequest;
using rpc::testdata::SayResponse;
using testing::Event;
using testing::StatusIs;
using testing_postgres::TestDatabase;

constexpr postgres::Statement kSleep{postgres::kRead, "sleep", "SELECT pg_sleep(30)"};

class DrainTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(
        database_, TestDatabase::Create(
                       {.service = "shop", .sqitch_folder = "", .sql = "CREATE SCHEMA shop"}));
    postgres::PoolOptions pool;
    pool.dsn = database_->RuntimeDsn();
    pool.schema = "shop";
    ABSL_ASSERT_OK_AND_ASSIGN(pool_, postgres::Pool::Create(pool, postgres::Observer::None()));
    EchoHandlers handlers;
    handlers.say = [this](const rpc::CallContext& context, const SayRequest&) {
      return Sleep(context);
    };
    service_ = MakeEchoService(harness_.pipeline(), std::move(handlers));
    Options options;
    options.insecure = true;
    options.drain_limit = absl::Milliseconds(50);
    ABSL_ASSERT_OK_AND_ASSIGN(server_, Server::Start(options, {.services = {service_.get()},
                                                               .pipeline = harness_.pipeline(),
                                                               .executor = harness_.executor(),
                                                               .metrics = harness_.metrics(),
                                                               .logger = logger_,
                                                               .checks = {}}));
  }
  void TearDown() override { server_.reset(); }

  absl::StatusOr<SayResponse> Sleep(const rpc::CallContext& context) {
    auto lease = pool_->Acquire(context.force, context.deadline, &context);
    if (!lease.ok()) return lease.status();
    entered_.Set();
    slept_ = lease->Query(kSleep).status();
    ended_.Set();
    return slept_;
  }

  // Calls the handler that sleeps.
  void Say(grpc::ClientContext& context) {
    const auto stub = EchoService::NewStub(
        grpc::CreateChannel(server_->address(), grpc::InsecureChannelCredentials()));
    SayRequest request;
    request.set_name("forces/essex");
    SayResponse reply;
    EXPECT_FALSE(FromGrpcStatus(stub->Say(&context, request, &reply)).ok());
  }

  testing::CapturedLog log_;
  const log::Logger logger_ = log_.logger();
  testing_rpc::Harness harness_;
  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
  std::unique_ptr<grpc::Service> service_;
  std::unique_ptr<Server> server_;
  Event entered_;
  Event ended_;
  absl::Status slept_;  // once ended_
};

TEST_F(DrainTest, IsBoundedWhileAStatementRuns) {
  testing_rpc::CallAs context("tester", {{"essex", {"analyst"}}});
  std::thread caller([&] { Say(context); });
  ASSERT_TRUE(entered_.Wait());
  const absl::Time before = absl::Now();
  EXPECT_THAT(server_->Drain(), StatusIs(absl::StatusCode::kDeadlineExceeded,
                                         "calls were cut off that had not ended in 50ms"));
  EXPECT_LT(absl::Now(), before + absl::Seconds(15));
  caller.join();
  ASSERT_TRUE(ended_.Wait());
  EXPECT_THAT(slept_, StatusIs(absl::StatusCode::kCancelled));
}

TEST_F(DrainTest, ACallerWhoLeavesFreesItsWorkerAndItsConnection) {
  testing_rpc::CallAs context("tester", {{"essex", {"analyst"}}});
  std::thread caller([&] { Say(context); });
  ASSERT_TRUE(entered_.Wait());
  const absl::Time before = absl::Now();
  context.TryCancel();
  ASSERT_TRUE(ended_.Wait());
  EXPECT_LT(absl::Now(), before + absl::Seconds(15));
  EXPECT_THAT(slept_, StatusIs(absl::StatusCode::kCancelled));
  caller.join();
}

}  // namespace
}  // namespace copperplate::server
