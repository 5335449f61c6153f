#include "services/delivery/domain/code.h"

#include <regex>
#include <string>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace copperplate::delivery {
namespace {

TEST(CodeTest, IsAPrefixANumberAndPerhapsAPart) {
  EXPECT_EQ(ParseCode("V1"), (Code{'V', 1, 0}));
  EXPECT_EQ(ParseCode("O10"), (Code{'O', 10, 0}));
  EXPECT_EQ(ParseCode("C10.2"), (Code{'C', 10, 2}));
  EXPECT_EQ(ParseCode("T999999999.12"), (Code{'T', 999'999'999, 12}));
  for (const char* text :
       {"",    "V",   "1",   "v1",  "V0",  "V01",   "V1.",  "V1.0", "V1.01",       "V1.1.1",
        "VV1", "V-1", "V1 ", " V1", "V 1", "O 1.1", "V1,1", "V1a",  "V1000000000", "\u00c91"}) {
    EXPECT_FALSE(ParseCode(text).has_value()) << text;
  }
}

TEST(CodeTest, ComesAsPeopleCount) {
  const char* const in_order[] = {"C2", "V1", "V1.1", "V1.9", "V1.10", "V2", "V10", "", "section"};
  for (size_t i = 0; i < std::size(in_order); ++i) {
    for (size_t j = 0; j < std::size(in_order); ++j) {
      EXPECT_EQ(IsCodeBefore(in_order[i], in_order[j]), i < j) << in_order[i] << in_order[j];
    }
  }
}

TEST(CodeTest, NamesItsActionAndItsId) {
  EXPECT_EQ(ActionCodeOf({'V', 12, 3}), "V12");
  EXPECT_EQ(ActionCodeOf({'V', 12, 0}), "V12");
  EXPECT_EQ(CodeId("V12.3"), "v12-3");
  EXPECT_EQ(CodeId("O1"), "o1");
}

RC_GTEST_PROP(CodeTest, IsWhatTheGrammarSays, ()) {
  const std::string text =
      *rc::gen::container<std::string>(rc::gen::element('A', 'V', 'v', '0', '1', '9', '.', ' '));
  static const std::regex grammar("^[A-Z][1-9][0-9]*(\\.[1-9][0-9]*)?$");
  RC_PRE(text.size() <= 9);  // no number of more digits than are taken
  RC_ASSERT(ParseCode(text).has_value() == std::regex_match(text, grammar));
}

RC_GTEST_PROP(CodeTest, IsReadAsItIsWritten, ()) {
  const Code code{*rc::gen::inRange('A', 'Z'), *rc::gen::inRange(1, 1'000'000'000),
                  *rc::gen::inRange(0, 1'000'000'000)};
  const std::optional<Code> read = ParseCode(FormatCode(code));
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == code);
  RC_ASSERT(ParseCode(ActionCodeOf(code)) == (Code{code.prefix, code.number, 0}));
}

}  // namespace
}  // namespace copperplate::delivery
