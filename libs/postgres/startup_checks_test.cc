#include "libs/postgres/startup_checks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "libs/postgres/test_util.h"
#include "libs/status/error.h"

namespace copperplate::postgres {
namespace {

using absl::StatusCode;

class StartupChecksTest : public ShopTest {
 protected:
  absl::Status RoleOf(const std::string& dsn) {
    return MakePool(Options(dsn, 1))->Acquire("kent", Soon()).status();
  }

  absl::Status Migrated(const std::string& change) {
    const auto pool = MakePool(RuntimeOptions(1));
    auto lease = pool->AcquireAcrossForces(Soon());
    if (!lease.ok()) return lease.status();
    return CheckMigrated(*lease, {.registry = "shop_registry",
                                  .project = "shop",
                                  .change = change,
                                  .deploy_command = "shop-migrate"});
  }

  void MakeRegistry() {
    ASSERT_TRUE(database_
                    ->RunAsOwner(R"(
      CREATE SCHEMA shop_registry;
      CREATE TABLE shop_registry.changes (change text, project text, committed_at timestamptz);
      INSERT INTO shop_registry.changes VALUES
        ('items', 'shop', '2024-01-01'), ('prices', 'shop', '2024-02-01'),
        ('stock', 'other', '2024-03-01');)")
                    .ok());
  }
  void GrantRegistry() {
    ASSERT_TRUE(database_
                    ->RunAsOwner("GRANT USAGE ON SCHEMA shop_registry TO shop_runtime;"
                                 "GRANT SELECT ON shop_registry.changes TO shop_runtime")
                    .ok());
  }
};

TEST_F(StartupChecksTest, TheServicesRolesAreSafe) {
  EXPECT_EQ(RoleOf(database_->RuntimeDsn()), absl::OkStatus());
  EXPECT_EQ(RoleOf(database_->WorkerDsn()), absl::OkStatus());
}

TEST_F(StartupChecksTest, ASuperuserIsRefused) {
  const absl::Status status = RoleOf(database_->SuperuserDsn());
  EXPECT_EQ(status.code(), StatusCode::kInternal);
  EXPECT_EQ(ErrorReason(status), "DATABASE_ROLE_UNSAFE");
  EXPECT_EQ(status.message(),
            "the database role postgres is superuser: row-level security would not bind it");
}

TEST_F(StartupChecksTest, TheOwnerIsRefused) {
  EXPECT_EQ(RoleOf(database_->OwnerDsn()).message(),
            "the database role shop_owner owns shop.item: row-level security would not bind it");
}

TEST_F(StartupChecksTest, BypassingAndMembershipAreRefused) {
  // Roles belong to the cluster, which other tests share: names of their own, dropped at the end.
  const std::string bypasser = absl::StrCat(database_->name(), "_b");
  const std::string member = absl::StrCat(database_->name(), "_m");
  const std::string heir = absl::StrCat(database_->name(), "_h");
  AsSuperuser(absl::StrCat("CREATE ROLE ", bypasser, " LOGIN BYPASSRLS; CREATE ROLE ", member,
                           " LOGIN NOINHERIT IN ROLE shop_owner; CREATE ROLE ", heir,
                           " LOGIN NOINHERIT IN ROLE ", bypasser, "; GRANT CONNECT ON DATABASE ",
                           database_->name(), " TO ", bypasser, ", ", member, ", ", heir));
  const auto dsn = [&](const std::string& role) {
    return absl::StrCat("host=", database_->socket_folder(), " user=", role,
                        " dbname=", database_->name());
  };
  EXPECT_EQ(RoleOf(dsn(bypasser)).message(),
            absl::StrCat("the database role ", bypasser,
                         " has BYPASSRLS: row-level security would not bind it"));
  EXPECT_EQ(RoleOf(dsn(member)).message(),
            absl::StrCat("the database role ", member,
                         " owns shop.item: row-level security would not bind it"));
  EXPECT_EQ(RoleOf(dsn(heir)).message(),
            absl::StrCat("the database role ", heir, " may become ", bypasser,
                         ", which is superuser or has BYPASSRLS: row-level security would not bind "
                         "it"));
  const std::string all = absl::StrCat(bypasser, ", ", member, ", ", heir);
  AsSuperuser(absl::StrCat("DROP OWNED BY ", all, "; DROP ROLE ", all));
}

TEST_F(StartupChecksTest, ADeployedChangeIsEnoughEvenWhenNotTheNewest) {
  MakeRegistry();
  GrantRegistry();
  EXPECT_EQ(Migrated("items"), absl::OkStatus());
  EXPECT_EQ(Migrated("prices"), absl::OkStatus());
}

TEST_F(StartupChecksTest, AMissingChangeIsNamedWithTheNewestAndTheCommand) {
  MakeRegistry();
  GrantRegistry();
  const absl::Status status = Migrated("stock");
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
  EXPECT_EQ(ErrorReason(status), "MIGRATION_MISSING");
  EXPECT_EQ(status.message(),
            "the database lacks the change stock of shop; the newest deployed change is prices; "
            "run: shop-migrate");
}

TEST_F(StartupChecksTest, NothingDeployedAndNoRightToLookAreSaid) {
  EXPECT_EQ(Migrated("items").message(),
            "the database lacks the change items of shop; nothing is deployed; run: shop-migrate");
  MakeRegistry();
  EXPECT_EQ(Migrated("items").message(),
            "the database lacks the change items of shop; the service may not read "
            "shop_registry.changes to tell what is deployed; run: shop-migrate");
}

}  // namespace
}  // namespace copperplate::postgres
