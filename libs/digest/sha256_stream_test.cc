#include "libs/digest/sha256_stream.h"

#include <gtest/gtest.h>

#include <string>

namespace copperplate {
namespace {

TEST(Sha256StreamTest, IsTheDigestOfAllPiecesTogether) {
  const std::string text = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  for (size_t cut = 0; cut <= text.size(); ++cut) {
    Sha256Stream stream;
    stream.Update(absl::string_view(text).substr(0, cut));
    stream.Update(absl::string_view(text).substr(cut));
    EXPECT_EQ(stream.Finish(), Sha256(text)) << cut;
  }
}

TEST(Sha256StreamTest, OfNothing) { EXPECT_EQ(Sha256Stream().Finish(), Sha256("")); }

}  // namespace
}  // namespace copperplate
