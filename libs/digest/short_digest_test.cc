#include "libs/digest/short_digest.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

// FIPS 180-4's example: the digest of `abc` begins with ba7816bf 8f01cfea.
TEST(ShortDigestTest, IsTheBeginningOfTheDigest) {
  EXPECT_EQ(ShortDigest("abc", 4), "ba7816bf");
  EXPECT_EQ(ShortDigest("abc", 6), "ba7816bf8f01");
  EXPECT_EQ(ShortDigest("abd", 6).size(), 12u);
  EXPECT_NE(ShortDigest("abd", 6), ShortDigest("abc", 6));
}

}  // namespace
}  // namespace copperplate
