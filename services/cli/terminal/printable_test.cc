#include "services/cli/terminal/printable.h"

#include <gtest/gtest.h>

namespace copperplate::cli {
namespace {

TEST(Printable, SpellsOutWhatATerminalWouldActUpon) {
  EXPECT_EQ(Printable("Caf\xC3\xA9 \xE2\x82\xAC"), "Caf\xC3\xA9 \xE2\x82\xAC");
  EXPECT_EQ(Printable("\x1b]0;owned\x07"), "\\x1b]0;owned\\x07");
  EXPECT_EQ(Printable("a\r\n\tb\x7f"), "a\\r\\n\\tb\\x7f");
  EXPECT_EQ(Printable("\xC2\x9B"
                      "31m"),
            "\\u009b31m");
  EXPECT_EQ(Printable("\xE2\x80\xAEtxt"), "\\u202etxt");
  EXPECT_EQ(Printable("\x9b"
                      "31m \xE2\x82"),
            "\\x9b31m \\xe2\\x82");
}

TEST(PrintableJson, SaysTheSame) {
  EXPECT_EQ(PrintableJson("{\n\t\"a\": \"\xC2\x9B \x7f \xC3\xA9 \\u001b\"}"),
            "{\n\t\"a\": \"\\u009b \\u007f \xC3\xA9 \\u001b\"}");
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(DisplayWidth("Caf\xC3\xA9"), 4U);
  EXPECT_EQ(DisplayWidth("Cafe\xCC\x81"), 4U) << "a combining accent";
  EXPECT_EQ(DisplayWidth("\xE8\xAD\xA6\xE5\xAF\x9F"), 4U) << "two ideographs";
  EXPECT_EQ(DisplayWidth("\xF0\x9F\x9A\x93"), 2U) << "a police car";
  EXPECT_EQ(DisplayWidth(""), 0U);
}

}  // namespace
}  // namespace copperplate::cli
