#include "libs/testing_rpc/fake_authenticator.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "libs/testing/status_matchers.h"

namespace copperplate::testing_rpc {
namespace {

using testing::HasReason;

TEST(FakeAuthenticator, ReadsWhatFakeTokenWrites) {
  const absl::Time expires = absl::FromUnixMillis(absl::ToUnixMillis(absl::Now())) + absl::Hours(1);
  FakeAuthenticator authenticator;
  ABSL_ASSERT_OK_AND_ASSIGN(
      const auto principal,
      authenticator.Authenticate(FakeToken(
          "portal-1", {{"cambridgeshire", {"viewer", "analyst"}}, {"essex", {"admin"}}}, expires)));
  EXPECT_EQ(principal->subject, "portal-1");
  EXPECT_EQ(principal->expires, expires);
  EXPECT_TRUE(principal->HasRole("cambridgeshire", "analyst"));
  EXPECT_TRUE(principal->HasRole("essex", "admin"));
  EXPECT_FALSE(principal->HasRole("essex", "viewer"));
}

TEST(FakeAuthenticator, RefusesTheRest) {
  FakeAuthenticator authenticator;
  EXPECT_THAT(authenticator.Authenticate(""), HasReason("TOKEN_MALFORMED"));
  EXPECT_THAT(authenticator.Authenticate("a;b"), HasReason("TOKEN_MALFORMED"));
  EXPECT_THAT(authenticator.Authenticate("a;exp=soon"), HasReason("TOKEN_MALFORMED"));
  EXPECT_THAT(authenticator.Authenticate("a;exp=1"), HasReason("TOKEN_EXPIRED"));
}

}  // namespace
}  // namespace copperplate::testing_rpc
