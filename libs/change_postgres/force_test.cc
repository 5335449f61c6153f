#include "libs/change_postgres/force.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "libs/postgres/pool.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/test_database.h"

namespace copperplate::change_postgres {
namespace {

using testing::HasReason;
using testing::StatusIs;
using testing_postgres::TestDatabase;

constexpr char kForces[] = R"(
    CREATE SCHEMA shop;
    CREATE TABLE shop.force (force text PRIMARY KEY);
    INSERT INTO shop.force VALUES ('essex'), ('kent');
    GRANT USAGE ON SCHEMA shop TO shop_runtime;
    GRANT SELECT ON shop.force TO shop_runtime;)";

TEST(ForceTest, AForceIsKnownWhoeversTheLeaseIs) {
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto database,
      TestDatabase::Create({.service = "shop", .sqitch_folder = "", .sql = kForces}));
  postgres::PoolOptions options;
  options.dsn = database->RuntimeDsn();
  options.schema = "shop";
  ABSL_ASSERT_OK_AND_ASSIGN(const auto pool,
                            postgres::Pool::Create(std::move(options), postgres::Observer::None()));
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease, pool->Acquire("essex", absl::InfiniteFuture()));
  ABSL_EXPECT_OK(CheckForceKnown(lease, "essex"));
  ABSL_EXPECT_OK(CheckForceKnown(lease, "kent"));
  const absl::Status unknown = CheckForceKnown(lease, "atlantis");
  EXPECT_THAT(unknown, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(unknown, HasReason("FORCE_UNKNOWN"));

  // What is not found is not found there, or there is no such place.
  const absl::Status widget_unknown = absl::NotFoundError("no such widget");
  EXPECT_EQ(NotFoundIn(lease, "kent", widget_unknown), widget_unknown);
  EXPECT_THAT(NotFoundIn(lease, "atlantis", widget_unknown), HasReason("FORCE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::change_postgres
