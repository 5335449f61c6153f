#include "services/cli/terminal/progress.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(ProgressBar, FillsFromTheLeft) {
  constexpr int64_t kTotal = int64_t{10} * 1024 * 1024;
  EXPECT_EQ(ProgressBar(0, kTotal), "[>                             ]   0%  0.0 of 10.0 MiB");
  EXPECT_EQ(ProgressBar(kTotal / 2, kTotal),
            "[===============>              ]  50%  5.0 of 10.0 MiB");
  EXPECT_EQ(ProgressBar(kTotal, kTotal), "[==============================] 100%  10.0 of 10.0 MiB");
}

TEST(ProgressPace, IsQuietInAPipeAndUnhurriedOnATerminal) {
  const absl::Time start = absl::UnixEpoch();
  EXPECT_FALSE(ProgressPace(false).Due(start));
  ProgressPace pace(true);
  EXPECT_TRUE(pace.Due(start));
  EXPECT_FALSE(pace.Due(start + absl::Milliseconds(99)));
  EXPECT_TRUE(pace.Due(start + absl::Milliseconds(100)));
}

}  // namespace
}  // namespace copperplate::cli
