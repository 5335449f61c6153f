// The forces that this service knows: libs/change_postgres asks its table.
#include "libs/change_postgres/force.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "libs/testing/status_matchers.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

TEST(ForceTest, AForceIsKnownOrNot) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto database, ServiceDatabase::Create());
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            database->pool().Acquire("essex", absl::InfiniteFuture()));
  ABSL_EXPECT_OK(change_postgres::CheckForceKnown(lease, "essex"));
  const absl::Status unknown = change_postgres::CheckForceKnown(lease, "atlantis");
  EXPECT_THAT(unknown, testing::StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(unknown, testing::HasReason("FORCE_UNKNOWN"));
}

}  // namespace
}  // namespace copperplate::governance
