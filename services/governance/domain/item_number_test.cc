#include "services/governance/domain/item_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "rapidcheck.h"
#include "rapidcheck/gtest.h"

namespace copperplate::governance {
namespace {

using ::testing::ElementsAre;

TEST(ItemNumberTest, AgendasAndMinutesPrintThese) {
  for (const char* const number : {"1", "14", "5.1", "5.0", "10a", "3.2b", "1.2.3.4"}) {
    EXPECT_TRUE(IsItemNumber(number)) << number;
  }
  for (const char* const number : {"", "a", ".1", "5.", "5..1", "1234", "5.1(i)", "5 ", "1.2.3.4.5",
                                   "5ab", "5A", "05", "5.01", "00"}) {
    EXPECT_FALSE(IsItemNumber(number)) << number;
  }
}

TEST(ItemNumberTest, AParagraphIsOfAnItem) {
  for (const char* const number : {"14.3", "14.3(i)", "5.1.2", "10a.1", "1.2.3.4.5"}) {
    EXPECT_TRUE(IsParagraphNumber(number)) << number;
  }
  for (const char* const number :
       {"14", "14.", "14.3()", "14.3(I)", "14.3(i", "14.3(abcdef)", "014.3", "14.03"}) {
    EXPECT_FALSE(IsParagraphNumber(number)) << number;
  }
  EXPECT_TRUE(IsParagraphOf("14.3(i)", "14"));
  EXPECT_TRUE(IsParagraphOf("5.1.2", "5.1"));
  EXPECT_FALSE(IsParagraphOf("14.3", "1"));
  EXPECT_TRUE(IsParagraphOf("5.1", "5.1"));
  EXPECT_TRUE(IsParagraphOf("5.1(i)", "5.1"));
  EXPECT_FALSE(IsParagraphOf("5.10", "5.1"));
  EXPECT_FALSE(IsParagraphOf("10a.1", "10"));
}

// Numbers as they come, of few letters so that many are alike.
rc::Gen<std::string> AnyNumber() {
  return rc::gen::container<std::string>(rc::gen::element('0', '1', '9', '.', 'a', '('));
}

RC_GTEST_PROP(ItemNumberTest, TheOrderIsOne, ()) {
  const auto a = *AnyNumber();
  const auto b = *AnyNumber();
  const auto c = *AnyNumber();
  const auto sign = [](int compared) { return (compared > 0) - (compared < 0); };
  RC_ASSERT(CompareNumbers(a, a) == 0);
  RC_ASSERT(sign(CompareNumbers(a, b)) == -sign(CompareNumbers(b, a)));
  if (CompareNumbers(a, b) <= 0 && CompareNumbers(b, c) <= 0) {
    RC_ASSERT(CompareNumbers(a, c) <= 0);
  }
}

TEST(ItemNumberTest, NaturalOrder) {
  std::vector<std::string> numbers = {"10", "9",   "5.10", "5.1",     "10a",
                                      "5",  "5.2", "1",    "5.2(ii)", "5.2(i)"};
  std::sort(numbers.begin(), numbers.end(), [](const std::string& one, const std::string& other) {
    return CompareNumbers(one, other) < 0;
  });
  EXPECT_THAT(numbers,
              ElementsAre("1", "5", "5.1", "5.2", "5.2(i)", "5.2(ii)", "5.10", "9", "10", "10a"));
  EXPECT_LT(CompareNumbers("5.1", "10"), 0);
  EXPECT_EQ(CompareNumbers("5.01", "5.1"), 0);
  EXPECT_GT(CompareNumbers("10", "5.1"), 0);
}

}  // namespace
}  // namespace copperplate::governance
