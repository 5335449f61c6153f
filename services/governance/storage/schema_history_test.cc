// What every SchemaHistoryReader does, on the fake and on PostgreSQL.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "libs/testing/status_matchers.h"
#include "services/governance/clients/testing/fake_pack_sources.h"
#include "services/governance/storage/schema_version.h"
#include "services/governance/storage/testing/fake_schema_history.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

enum class Backend { kFake, kPostgres };

class SchemaHistoryReaderTest : public ::testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == Backend::kFake) return;
    ABSL_ASSERT_OK_AND_ASSIGN(database_, ServiceDatabase::Create());
  }

  SchemaHistoryReader& reader() {
    if (GetParam() == Backend::kFake) return fake_;
    return database_->repositories().ports(pack_sources_).schema_history;
  }

 private:
  FakeSchemaHistory fake_ = FakeSchemaHistory::Current();
  std::unique_ptr<ServiceDatabase> database_;
  FakePackSources pack_sources_;
};

TEST_P(SchemaHistoryReaderTest, TheChangesComeInTheOrderOfTheirDeployment) {
  ABSL_ASSERT_OK_AND_ASSIGN(const SchemaHistory history, reader().Read({}));
  ASSERT_GE(history.deployed.size(), 2u);
  EXPECT_EQ(history.deployed.front().name, "schema");
  EXPECT_EQ(history.deployed.back().name, RequiredMigration().change);
  EXPECT_EQ(history.required, RequiredMigration().change);
  for (size_t i = 1; i < history.deployed.size(); ++i) {
    EXPECT_GE(history.deployed[i].deployed_at, history.deployed[i - 1].deployed_at) << i;
  }
}

TEST_P(SchemaHistoryReaderTest, PastTheDeadlineNothingIsRead) {
  RequestContext context;
  context.deadline = absl::InfinitePast();
  const auto history = reader().Read(context);
  EXPECT_THAT(history, testing::StatusIs(absl::StatusCode::kDeadlineExceeded));
  EXPECT_THAT(history, testing::HasReason("DATABASE_DEADLINE"));
}

INSTANTIATE_TEST_SUITE_P(All, SchemaHistoryReaderTest,
                         ::testing::Values(Backend::kFake, Backend::kPostgres),
                         [](const auto& backend) {
                           return backend.param == Backend::kFake ? "Fake" : "Postgres";
                         });

}  // namespace
}  // namespace copperplate::governance
