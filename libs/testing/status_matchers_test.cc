#include "libs/testing/status_matchers.h"

#include <gtest/gtest.h>

#include <memory>

namespace copperplate::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pointee;

const absl::StatusOr<int> kSeven = 7;
const absl::StatusOr<int> kNone = absl::NotFoundError("no such month");

template <typename Matcher, typename Value>
std::string Explain(const Matcher& matcher, const Value& value) {
  ::testing::StringMatchResultListener listener;
  ::testing::SafeMatcherCast<const Value&>(matcher).MatchAndExplain(value, &listener);
  return listener.str();
}

TEST(StatusMatchers, TellOkFromAnError) {
  EXPECT_THAT(absl::OkStatus(), IsOk());
  EXPECT_THAT(kSeven, IsOk());
  EXPECT_THAT(kNone, Not(IsOk()));
  EXPECT_EQ(Explain(IsOk(), kNone), "which is NOT_FOUND: no such month");
}

TEST(StatusMatchers, CompareCodeAndMessage) {
  EXPECT_THAT(kNone, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(kNone, StatusIs(absl::StatusCode::kNotFound, HasSubstr("month")));
  EXPECT_THAT(kNone, Not(StatusIs(absl::StatusCode::kInternal)));
  EXPECT_THAT(kNone, Not(StatusIs(absl::StatusCode::kNotFound, "no such day")));
  EXPECT_THAT(kSeven, StatusIs(absl::StatusCode::kOk));
}

TEST(StatusMatchers, CompareTheReason) {
  const absl::Status status =
      Error(absl::StatusCode::kAborted, "ETAG_MISMATCH", "changed since").Build();
  EXPECT_THAT(status, HasReason("ETAG_MISMATCH"));
  EXPECT_THAT(status, Not(HasReason("STATE")));
  EXPECT_THAT(kNone, HasReason(""));
}

TEST(StatusMatchers, LookIntoTheValue) {
  EXPECT_THAT(kSeven, IsOkAndHolds(7));
  EXPECT_THAT(kSeven, Not(IsOkAndHolds(8)));
  EXPECT_THAT(kNone, Not(IsOkAndHolds(7)));
  const absl::StatusOr<std::unique_ptr<int>> moved = std::make_unique<int>(3);
  EXPECT_THAT(moved, IsOkAndHolds(Pointee(3)));
}

TEST(StatusMatchers, AssignTheValue) {
  ABSL_ASSERT_OK_AND_ASSIGN(const int seven, kSeven);
  EXPECT_EQ(seven, 7);
}

}  // namespace
}  // namespace copperplate::testing
