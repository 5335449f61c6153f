#include "libs/service/housekeeping.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/time/clock.h"
#include "libs/testing/captured_log.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::service {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing_postgres::TestDatabase;

// A request past retention and one that is not; events have two months from the present one.
constexpr char kSchema[] = R"(
    CREATE SCHEMA shop;
    GRANT USAGE ON SCHEMA shop TO shop_worker;
    CREATE TABLE shop.request (
        force text, caller text, request_id uuid, created_at timestamptz,
        PRIMARY KEY (force, caller, request_id));
    GRANT SELECT, DELETE ON shop.request TO shop_worker;
    INSERT INTO shop.request VALUES
        ('kent', 'someone', gen_random_uuid(), now() - interval '8 days'),
        ('kent', 'someone', gen_random_uuid(), now() - interval '6 days');
    CREATE TABLE shop.event (sealed_at timestamptz) PARTITION BY RANGE (sealed_at);
    DO $$
    DECLARE
        month timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
    BEGIN
        FOR ahead IN 0..1 LOOP
            EXECUTE format('CREATE TABLE shop.%I PARTITION OF shop.event FOR VALUES FROM (%L) TO (%L)',
                           to_char(month, '"event_"YYYY_MM'), month, month + interval '1 month');
            month := month + interval '1 month';
        END LOOP;
    END
    $$;)";

class HousekeepingTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ABSL_ASSERT_OK_AND_ASSIGN(
        database_, TestDatabase::Create({.service = "shop", .sqitch_folder = "", .sql = kSchema}));
    postgres::PoolOptions options;
    options.dsn = database_->WorkerDsn();
    options.schema = "shop";
    options.reads_read_only = true;
    options.size = 2;
    ABSL_ASSERT_OK_AND_ASSIGN(pool_, postgres::Pool::Create(options, postgres::Observer::None()));
  }
  // Until a line is logged: it is the last thing done.
  void WaitForALine() const {
    const absl::Time limit = absl::Now() + absl::Seconds(20);
    while (log_.lines().empty() && absl::Now() < limit) {
    }
  }

  std::unique_ptr<TestDatabase> database_;
  std::unique_ptr<postgres::Pool> pool_;
  testing::CapturedLog log_;
  log::Logger logger_ = log_.logger();
  metrics::Registry metrics_;
};

TEST_F(HousekeepingTest, DropsOldRequestsAndCountsTheMonthsOfEvents) {
  const Housekeeping housekeeping(*pool_, metrics_, logger_);
  WaitForALine();
  EXPECT_EQ(*database_->RunAsSuperuser("SELECT count(*) FROM shop.request"), "1");
  EXPECT_THAT(metrics_.Render(), HasSubstr("copperplate_event_months_ahead 2\n"));
  EXPECT_THAT(log_.lines(), ElementsAre(HasSubstr("deploy/postgres/partitions.sql")));
}

TEST_F(HousekeepingTest, SaysWhatFailedAndGivesNoCount) {
  ASSERT_TRUE(database_->RunAsOwner("DROP TABLE shop.event, shop.request").ok());
  const Housekeeping housekeeping(*pool_, metrics_, logger_);
  WaitForALine();
  EXPECT_THAT(log_.lines(), ElementsAre(HasSubstr("housekeeping not done")));
  EXPECT_THAT(metrics_.Render(), HasSubstr("copperplate_event_months_ahead Nan\n"));
}

}  // namespace
}  // namespace copperplate::service
