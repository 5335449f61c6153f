#include "services/gateway/settings/open_files.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

namespace copperplate::gateway {
namespace {

TEST(OpenFiles, AreRaisedToTheHardLimit) {
  rlimit limit;
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &limit), 0);
  limit.rlim_cur = 128;
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &limit), 0);
  EXPECT_EQ(RaiseOpenFileLimit(), limit.rlim_max);
  rlimit now;
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &now), 0);
  EXPECT_EQ(now.rlim_cur, limit.rlim_max);
}

TEST(OpenFiles, BoundTheConnections) {
  EXPECT_EQ(ConnectionsWithin(1 << 20, 4096).value(), 4096u);
  EXPECT_EQ(ConnectionsWithin(4352, 4096).value(), 4096u);
  EXPECT_EQ(ConnectionsWithin(1024, 4096).value(), 768u);
  EXPECT_EQ(ConnectionsWithin(257, 4096).value(), 1u);
  const absl::Status none = ConnectionsWithin(256, 4096).status();
  EXPECT_EQ(none.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(none.message(),
            "the limit on open files is 256; the gateway needs more than 256 (ulimit -n, or "
            "LimitNOFILE of its unit)");
}

}  // namespace
}  // namespace copperplate::gateway
