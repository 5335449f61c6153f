#include "libs/text/words.h"

#include <gtest/gtest.h>

namespace copperplate {
namespace {

enum class Signal { kRed, kAmber, kGreen };
constexpr absl::string_view kSignals[] = {"RED", "AMBER"};

TEST(WordsTest, AValueHasItsWordWhereTheTableReaches) {
  EXPECT_EQ(NameIn(kSignals, Signal::kRed), "RED");
  EXPECT_EQ(NameIn(kSignals, Signal::kAmber), "AMBER");
  EXPECT_EQ(NameIn(kSignals, Signal::kGreen), "");
  EXPECT_EQ(NameIn(kSignals, static_cast<Signal>(-1)), "");
}

TEST(WordsTest, AWordIsMatchedExactly) {
  EXPECT_EQ(FindIn<Signal>(kSignals, "AMBER"), Signal::kAmber);
  EXPECT_EQ(FindIn<Signal>(kSignals, "amber"), std::nullopt);
  EXPECT_EQ(FindIn<Signal>(kSignals, "GREEN"), std::nullopt);
  EXPECT_EQ(FindIn<Signal>(kSignals, ""), std::nullopt);
}

}  // namespace
}  // namespace copperplate
