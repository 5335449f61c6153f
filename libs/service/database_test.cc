#include "libs/service/database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/time/clock.h"
#include "libs/service/background.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/private_cluster.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::service {
namespace {

using testing::HasReason;
using ::testing::HasSubstr;
using testing::StatusIs;
using testing_postgres::PrivateCluster;
using testing_postgres::TestDatabase;

class DatabaseTest : public ::testing::Test {
 protected:
  static testing_postgres::TestSchema Schema() {
    return {.service = "outbox", .sqitch_folder = "libs/events/testdata/schema", .sql = ""};
  }

  std::unique_ptr<Database> Make(const std::string& dsn, const std::string& change = "event") {
    DatabaseOptions options;
    options.database = dsn;
    options.connections = 2;
    auto database = Database::Create({.application = "test",
                                      .name = "outbox",
                                      .migration = {.registry = "outbox_registry",
                                                    .project = "outbox",
                                                    .change = change,
                                                    .deploy_command = "sqitch deploy"}},
                                     options, metrics_, logger_, Clock::System());
    EXPECT_TRUE(database.ok()) << database.status();
    return *std::move(database);
  }

  testing::CapturedLog log_;
  log::Logger logger_ = log_.logger();
  metrics::Registry metrics_;
};

TEST_F(DatabaseTest, IsReadyWhereTheSchemaIsDeployed) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto postgres, TestDatabase::Create(Schema()));
  const auto database = Make(postgres->RuntimeDsn());
  ABSL_EXPECT_OK(database->CheckRoleAtStart(absl::Seconds(10)));
  for (const server::ReadinessCheck& check : database->readiness()) {
    EXPECT_THAT(check.check(), testing::IsOk()) << check.name;
  }
  EXPECT_THAT(metrics_.Render(),
              HasSubstr("copperplate_database_statement_seconds_count{pool=\"checks\","
                        "statement=\"check_answers\"} 1"));
}

TEST_F(DatabaseTest, StaysReadyWhileCallsHoldEveryConnection) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto postgres, TestDatabase::Create(Schema()));
  const auto database = Make(postgres->RuntimeDsn());
  const absl::Time soon = absl::Now() + absl::Seconds(30);
  ABSL_ASSERT_OK_AND_ASSIGN(const auto first, database->pool().AcquireAcrossForces(soon));
  ABSL_ASSERT_OK_AND_ASSIGN(const auto second, database->pool().AcquireAcrossForces(soon));
  for (const server::ReadinessCheck& check : database->readiness()) {
    EXPECT_THAT(check.check(), testing::IsOk()) << check.name;
  }
}

TEST_F(DatabaseTest, AMissingChangeIsNamed) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto postgres, TestDatabase::Create(Schema()));
  const auto database = Make(postgres->RuntimeDsn(), "tomorrow");
  const auto checks = database->readiness();
  ASSERT_EQ(checks.size(), 2u);
  ABSL_EXPECT_OK(checks[0].check());
  const absl::Status schema = checks[1].check();
  EXPECT_THAT(schema, HasReason("MIGRATION_MISSING"));
  EXPECT_THAT(std::string(schema.message()), HasSubstr("tomorrow"));
  EXPECT_THAT(std::string(schema.message()), HasSubstr("sqitch deploy"));
}

TEST_F(DatabaseTest, ARoleThatOwnsTheTablesIsRefused) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto postgres, TestDatabase::Create(Schema()));
  EXPECT_THAT(Make(postgres->OwnerDsn())->CheckRoleAtStart(absl::Seconds(10)),
              HasReason("DATABASE_ROLE_UNSAFE"));
  EXPECT_THAT(Make(postgres->SuperuserDsn())->CheckRoleAtStart(absl::Seconds(10)),
              HasReason("DATABASE_ROLE_UNSAFE"));
}

TEST_F(DatabaseTest, ItStartsWithoutPostgresAndSaysWhyItIsNotReady) {
  const auto database = Make("host=/nonexistent user=outbox_runtime dbname=x");
  ABSL_EXPECT_OK(database->CheckRoleAtStart(absl::Milliseconds(200)));
  EXPECT_THAT(database->readiness()[0].check(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(log_.lines().front(), HasSubstr("no connection to the database"));
}

TEST_F(DatabaseTest, ReadinessFollowsPostgresDownAndUp) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto cluster, PrivateCluster::Start());
  ABSL_ASSERT_OK_AND_ASSIGN(const auto postgres,
                            TestDatabase::CreateIn(cluster->socket_folder(), Schema()));
  const auto database = Make(postgres->RuntimeDsn());
  const auto check = database->readiness()[0];
  ABSL_EXPECT_OK(check.check());
  ABSL_ASSERT_OK(cluster->Halt());
  EXPECT_THAT(check.check(), StatusIs(absl::StatusCode::kUnavailable));
  ABSL_ASSERT_OK(cluster->Resume());
  ABSL_EXPECT_OK(check.check());
}

TEST_F(DatabaseTest, BackgroundNeedsItsOwnDatabase) {
  DatabaseOptions options;
  ABSL_ASSERT_OK_AND_ASSIGN(const auto none, Background::Start("test", "outbox", options, metrics_,
                                                               logger_, Clock::System()));
  EXPECT_EQ(none, nullptr);
  options.worker_database = "no such keyword";
  EXPECT_THAT(
      Background::Start("test", "outbox", options, metrics_, logger_, Clock::System()).status(),
      StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace copperplate::service
