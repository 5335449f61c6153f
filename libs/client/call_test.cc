#include "libs/client/call.h"

#include <gtest/gtest.h>

#include "absl/time/time.h"

namespace copperplate::client {
namespace {

TEST(PartOfDeadline, IsTheLimitAndNeverMoreThanHalfOfWhatIsLeft) {
  const absl::Time now = absl::FromUnixSeconds(1'520'000'000);
  const absl::Duration limit = absl::Milliseconds(500);
  EXPECT_EQ(PartOfDeadline(now, now + absl::Seconds(30), limit), now + limit);
  EXPECT_EQ(PartOfDeadline(now, now + absl::Seconds(1), limit), now + limit);
  EXPECT_EQ(PartOfDeadline(now, now + absl::Milliseconds(999), limit),
            now + absl::Microseconds(499'500));
  EXPECT_EQ(PartOfDeadline(now, now + absl::Milliseconds(100), limit),
            now + absl::Milliseconds(50));
  EXPECT_EQ(PartOfDeadline(now, absl::InfiniteFuture(), limit), now + limit);
}

TEST(PartOfDeadline, HasPassedWhereTheCallersHas) {
  const absl::Time now = absl::FromUnixSeconds(1'520'000'000);
  EXPECT_EQ(PartOfDeadline(now, now - absl::Seconds(2), absl::Seconds(1)), now - absl::Seconds(1));
}

TEST(IsMetadataValue, TakesPrintableAsciiOnly) {
  EXPECT_TRUE(IsMetadataValue("Bearer a.b-c"));
  EXPECT_TRUE(IsMetadataValue(""));
  EXPECT_FALSE(IsMetadataValue("a\tb"));
  EXPECT_FALSE(IsMetadataValue("caf\xc3\xa9"));
}

}  // namespace
}  // namespace copperplate::client
