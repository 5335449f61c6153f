#include "services/cli/terminal/record.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace copperplate::cli {
namespace {

TEST(DrawRecord, LinesUpFieldsAndLeavesOutEmptyOnes) {
  EXPECT_EQ(DrawRecord({{"Batch", "b1"}, {"Source and more", ""}, {"State", "APPLIED"}}),
            "Batch  b1\nState  APPLIED\n");
}

TEST(DrawRecord, WrapsLongTexts) {
  const std::string word(47, 'x');
  EXPECT_EQ(DrawRecord({{"Why", absl::StrCat(word, " ", word, " ", word)}}),
            absl::StrCat("Why  ", word, " ", word, "\n     ", word, "\n"));
  const std::string long_word(200, 'y');
  EXPECT_EQ(DrawRecord({{"Why", absl::StrCat("a ", long_word)}}),
            absl::StrCat("Why  a\n     ", long_word, "\n"));
}

}  // namespace
}  // namespace copperplate::cli
