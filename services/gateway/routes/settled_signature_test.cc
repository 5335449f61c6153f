#include "services/gateway/routes/settled_signature.h"

#include <gtest/gtest.h>

namespace copperplate::gateway {
namespace {

TEST(SettledSignature, TakesTheFirstAtOnceAndLaterWhatStays) {
  SettledSignature signature;
  EXPECT_TRUE(signature.IsDue("a"));
  signature.Taken("a");
  EXPECT_FALSE(signature.IsDue("a"));
  EXPECT_FALSE(signature.IsDue("b")) << "half copied, perhaps";
  EXPECT_FALSE(signature.IsDue("c"));
  EXPECT_TRUE(signature.IsDue("c"));
  EXPECT_TRUE(signature.IsDue("c")) << "it could not be read";
  signature.Taken("c");
  EXPECT_FALSE(signature.IsDue("c"));
  EXPECT_FALSE(signature.IsDue("d"));
  EXPECT_FALSE(signature.IsDue("c")) << "as it was";
  EXPECT_FALSE(signature.IsDue("c"));
}

TEST(SettledSignature, AnEmptyFolderIsAStateToo) {
  SettledSignature signature;
  EXPECT_TRUE(signature.IsDue(""));
  signature.Taken("");
  EXPECT_FALSE(signature.IsDue(""));
}

}  // namespace
}  // namespace copperplate::gateway
