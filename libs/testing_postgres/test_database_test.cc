#include "libs/testing_postgres/test_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>
#include <vector>

#include "libs/testing_postgres/private_cluster.h"

namespace copperplate::testing_postgres {
namespace {

using ::testing::HasSubstr;

TestSchema NoteSchema() {
  return {.service = "kit",
          .sqitch_folder = "",
          .sql =
              "CREATE SCHEMA kit; CREATE TABLE kit.note (id bigint);"
              "GRANT USAGE ON SCHEMA kit TO kit_runtime;"
              "GRANT SELECT, INSERT ON kit.note TO kit_runtime;"};
}

TEST(TestDatabase, IsACopyThatTheNextTestDoesNotSee) {
  auto first = TestDatabase::Create(NoteSchema());
  ASSERT_TRUE(first.ok()) << first.status();
  ASSERT_TRUE((*first)->RunAsOwner("INSERT INTO kit.note VALUES (1)").ok());
  auto second = TestDatabase::Create(NoteSchema());
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(*(*first)->RunAsOwner("SELECT count(*) FROM kit.note"), "1");
  EXPECT_EQ(*(*second)->RunAsOwner("SELECT count(*) FROM kit.note"), "0");
}

TEST(TestDatabase, GivesRolesThatRowSecurityBinds) {
  auto database = TestDatabase::Create(NoteSchema());
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(*(*database)->RunAsSuperuser(
                "SELECT string_agg(rolname, ' ' ORDER BY rolname) FROM pg_roles "
                "WHERE rolname LIKE 'kit\\_%' AND NOT rolsuper AND NOT rolbypassrls"),
            "kit_owner kit_runtime kit_worker");
  EXPECT_EQ(
      *(*database)->RunAsSuperuser("SELECT tableowner FROM pg_tables WHERE schemaname = 'kit'"),
      "kit_owner");
}

TEST(TestDatabase, IsDroppedWithItsConnections) {
  auto watcher = TestDatabase::Create(NoteSchema());
  ASSERT_TRUE(watcher.ok()) << watcher.status();
  std::string name;
  {
    auto database = TestDatabase::Create(NoteSchema());
    ASSERT_TRUE(database.ok()) << database.status();
    name = (*database)->name();
  }
  EXPECT_EQ(*(*watcher)->RunAsSuperuser("SELECT count(*) FROM pg_database WHERE datname = '" +
                                        name + "'"),
            "0");
}

TEST(TestDatabase, ManyAtOnceShareOneTemplate) {
  TestSchema schema = NoteSchema();
  schema.sql += "CREATE TABLE kit.many (id bigint);";
  std::vector<std::thread> threads;
  std::vector<absl::Status> outcomes(4);
  threads.reserve(outcomes.size());
  for (absl::Status& outcome : outcomes) {
    threads.emplace_back([&schema, &outcome] { outcome = TestDatabase::Create(schema).status(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const absl::Status& outcome : outcomes) EXPECT_EQ(outcome, absl::OkStatus());
}

TEST(TestDatabase, SaysWhatDoesNotDeploy) {
  TestSchema schema = NoteSchema();
  schema.sql = "CREATE TABLE nowhere.note (id bigint)";
  const auto database = TestDatabase::Create(schema);
  EXPECT_EQ(database.status().code(), absl::StatusCode::kInternal);
  EXPECT_THAT(std::string(database.status().message()),
              HasSubstr("schema \"nowhere\" does not exist"));
}

TEST(TestDatabase, SaysWhatToStartWhenThereIsNoCluster) {
  const char* const variable = std::getenv("COPPERPLATE_TEST_POSTGRES");
  ASSERT_NE(variable, nullptr) << "run ctest, or set COPPERPLATE_TEST_POSTGRES";
  const std::string folder = variable;
  ASSERT_EQ(unsetenv("COPPERPLATE_TEST_POSTGRES"), 0);
  const auto database = TestDatabase::Create(NoteSchema());
  ASSERT_EQ(setenv("COPPERPLATE_TEST_POSTGRES", folder.c_str(), 1), 0);
  EXPECT_EQ(database.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(database.status().message(),
            "no PostgreSQL for tests; run ctest, or first: tests/fixtures/postgres start "
            "/tmp/copperplate-pg && export COPPERPLATE_TEST_POSTGRES=/tmp/copperplate-pg");
}

TEST(PrivateCluster, StopsAndComesBackWithItsData) {
  auto cluster = PrivateCluster::Start();
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  auto database = TestDatabase::CreateIn((*cluster)->socket_folder(), NoteSchema());
  ASSERT_TRUE(database.ok()) << database.status();
  ASSERT_TRUE((*database)->RunAsOwner("INSERT INTO kit.note VALUES (1)").ok());
  ASSERT_EQ((*cluster)->Halt(), absl::OkStatus());
  EXPECT_FALSE((*database)->RunAsOwner("SELECT 1").ok());
  ASSERT_EQ((*cluster)->Resume(), absl::OkStatus());
  EXPECT_EQ(*(*database)->RunAsOwner("SELECT count(*) FROM kit.note"), "1");
  EXPECT_EQ((*cluster)->Set("work_mem", "5MB"), absl::OkStatus());
}

}  // namespace
}  // namespace copperplate::testing_postgres
