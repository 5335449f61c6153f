#include "libs/change_postgres/request_retention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/time/clock.h"
#include "libs/postgres/pool.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::change_postgres {
namespace {

using testing::IsOkAndHolds;
using testing_postgres::TestDatabase;

// Ages, in days, of the requests of two forces.
constexpr char kRequests[] = R"(
    CREATE SCHEMA shop;
    GRANT USAGE ON SCHEMA shop TO shop_worker;
    CREATE TABLE shop.request (
        force text, caller text, request_id uuid, created_at timestamptz,
        PRIMARY KEY (force, caller, request_id));
    ALTER TABLE shop.request ENABLE ROW LEVEL SECURITY;
    CREATE POLICY worker_all ON shop.request TO shop_worker USING (true);
    GRANT SELECT, DELETE ON shop.request TO shop_worker;
    INSERT INTO shop.request
    SELECT force, 'someone', gen_random_uuid(), now() - make_interval(days => age)
    FROM unnest(ARRAY['kent', 'essex']) force, unnest(ARRAY[0, 6, 8, 9]) age;)";

class RequestRetentionTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(
        database_,
        TestDatabase::Create({.service = "shop", .sqitch_folder = "", .sql = kRequests}));
    postgres::PoolOptions options;
    options.dsn = database_->WorkerDsn();
    options.schema = "shop";
    options.reads_read_only = true;
    options.size = 2;
    ABSL_ASSERT_OK_AND_ASSIGN(pool_, postgres::Pool::Create(options, postgres::Observer::None()));
  }
  std::string Left() { return *database_->RunAsSuperuser("SELECT count(*) FROM shop.request"); }

  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
};

TEST_F(RequestRetentionTest, OldRequestsOfAllForcesAreDroppedOldestFirst) {
  auto lease = pool_->AcquireAcrossForces(absl::Now() + absl::Seconds(20));
  ABSL_ASSERT_OK(lease);
  EXPECT_THAT(DropRequests(*lease, kRequestRetention, 3), IsOkAndHolds(3));
  EXPECT_EQ(*database_->RunAsSuperuser("SELECT count(*) FROM shop.request "
                                       "WHERE created_at < now() - interval '8.5 days'"),
            "0");
  EXPECT_THAT(DropRequests(*lease, kRequestRetention, 3), IsOkAndHolds(1));
  EXPECT_THAT(DropRequests(*lease, kRequestRetention, 3), IsOkAndHolds(0));
  EXPECT_EQ(Left(), "4");
}

}  // namespace
}  // namespace copperplate::change_postgres
