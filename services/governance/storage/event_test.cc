// The outbox under row-level security, as the runtime role.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "libs/events/event_writer.h"
#include "libs/postgres/transaction.h"
#include "libs/testing/status_matchers.h"
#include "libs/testing_postgres/schema_checks.h"
#include "services/governance/storage/schema_version.h"
#include "services/governance/storage/testing/service_database.h"

namespace copperplate::governance {
namespace {

absl::Status WriteEvent(postgres::Pool& pool, const std::string& lease_force,
                        const std::string& event_force) {
  const events::Event event{.id = "019a0000-0000-7000-8000-000000000001",
                            .occurred_at = absl::UnixEpoch(),
                            .actor = "tester",
                            .call_id = "call-1",
                            .type = "thing.created",
                            .subject = "forces/essex/things/one",
                            .before = std::nullopt,
                            .after = "{}"};
  auto lease = pool.Acquire(lease_force, absl::InfiniteFuture());
  if (!lease.ok()) return lease.status();
  return lease->Transaction([&](postgres::Transaction& transaction) {
    return events::WriteEvent(transaction, event_force, event);
  });
}

TEST(EventTest, IsWrittenAndSeenForTheLeasesForceAndForNoOther) {
  ABSL_ASSERT_OK_AND_ASSIGN(const auto database, ServiceDatabase::Create());
  const auto count = [&] {
    return database->database().RunAsSuperuser(
        absl::StrCat("SELECT count(*) FROM ", kSchema, ".event_out"));
  };
  EXPECT_THAT(WriteEvent(database->pool(), "essex", "kent"),
              testing::HasReason("DATABASE_PERMISSION"));
  EXPECT_THAT(count(), testing::IsOkAndHolds("0"));
  ABSL_EXPECT_OK(WriteEvent(database->pool(), "essex", "essex"));
  EXPECT_THAT(count(), testing::IsOkAndHolds("1"));
  ABSL_EXPECT_OK(testing_postgres::CheckForceIsolation(database->database(), kSchema, "kent"));
  ABSL_EXPECT_OK(testing_postgres::CheckOwnership(database->database(), kSchema));
}

}  // namespace
}  // namespace copperplate::governance
