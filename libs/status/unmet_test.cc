#include "libs/status/unmet.h"

#include <gtest/gtest.h>

#include <string>

#include "libs/status/error.h"

namespace copperplate {
namespace {

TEST(UnmetTest, NothingThatIsNeededIsOk) {
  EXPECT_TRUE(Unmet().empty());
  EXPECT_TRUE(Unmet().ToStatus().ok());
}

TEST(UnmetTest, ARefusalHasTheReasonOfTheFirstAndCountsTheOthers) {
  Unmet one;
  one.Add("PLAN_INCOMPLETE", "plans/pcp", "needs a theme");
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(one.ToStatus().message(), "plans/pcp: needs a theme");
  EXPECT_EQ(ErrorMetadata(one.ToStatus(), "unmetCount"), "1");

  one.Add("THEME_WITHOUT_ACTIONS", "victims", "has no action");
  one.Add("THEME_WITHOUT_ACTIONS", "offenders", "has no action");
  const absl::Status refused = one.ToStatus();
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ErrorReason(refused), "PLAN_INCOMPLETE");
  EXPECT_EQ(refused.message(), "plans/pcp: needs a theme (and 2 more)");
  EXPECT_EQ(ErrorMetadata(refused, "unmetCount"), "3");
  ASSERT_EQ(one.needs().size(), 3u);
  EXPECT_EQ(one.needs()[2].subject, "offenders");
}

// The count is there even where the needs are too many for the details of an error.
TEST(UnmetTest, TellsHowManyThereAreWhenNotAllFit) {
  Unmet many;
  for (int i = 0; i < 500; ++i) {
    many.Add("THEME_WITHOUT_ACTIONS", "theme-" + std::to_string(i), std::string(100, 'x'));
  }
  EXPECT_EQ(ErrorMetadata(many.ToStatus(), "unmetCount"), "500");
}

}  // namespace
}  // namespace copperplate
