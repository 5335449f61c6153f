// What is still being written is not told as known.
#include <gmock/gmock.h>

#include "absl/status/status.h"
#include "libs/postgres/statement.h"
#include "libs/postgres/transaction.h"
#include "services/volunteers/transport/testing/merge_test.h"

namespace copperplate::volunteers {
namespace {

using testing::HasReason;
using testing::StatusIs;

// As a duty, or an import of many, takes it.
constexpr postgres::Statement kWriteDuties{postgres::kRead, "write_duties",
                                           "SELECT revision_of_duty($1)"};

using KnownAtUnsettledTest = MergeTest;

TEST_F(KnownAtUnsettledTest, IsAskedForAgainWhileDutiesAreBeingWritten) {
  ABSL_ASSERT_OK_AND_ASSIGN(const v1::VolunteerSummary before, Summarise("2018-05-31"));
  ABSL_ASSERT_OK_AND_ASSIGN(postgres::Lease lease,
                            storage().pool().Acquire("essex", absl::InfiniteFuture()));
  absl::StatusOr<v1::VolunteerSummary> meanwhile;
  const auto written = lease.Transaction([&](postgres::Transaction& transaction) {
    const absl::Status locked = transaction.Query(kWriteDuties, "essex").status();
    meanwhile = Summarise("2018-05-31", &before);
    return locked;
  });
  ABSL_ASSERT_OK(written);
  EXPECT_THAT(meanwhile, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(meanwhile, HasReason("KNOWN_AT_UNSETTLED"));
  ABSL_EXPECT_OK(Summarise("2018-05-31", &before));
}

}  // namespace
}  // namespace copperplate::volunteers
