#include "services/indicators/domain/decimal.h"

#include <string>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {
namespace {

TEST(ParseMillionthsTest, TakesPlainDecimals) {
  struct Case {
    const char* text;
    int64_t millionths;
  };
  for (const Case& c :
       {Case{"0", 0}, Case{"-0", 0}, Case{"4988", 4'988'000'000}, Case{"-12", -12'000'000},
        Case{"0.000001", 1}, Case{"-0.5", -500'000}, Case{"007.10", 7'100'000},
        Case{"12.345678", 12'345'678}, Case{"1000000000000", kLargestFigure},
        Case{"-1000000000000.000000", -kLargestFigure},
        Case{"999999999999.999999", kLargestFigure - 1}}) {
    int64_t millionths = -7;
    EXPECT_EQ(ParseMillionths(c.text, &millionths), DecimalFault::kNone) << c.text;
    EXPECT_EQ(millionths, c.millionths) << c.text;
  }
}

TEST(ParseMillionthsTest, NamesWhatIsWrong) {
  struct Case {
    std::string text;
    DecimalFault fault;
  };
  const Case cases[] = {
      {"", DecimalFault::kMissing},
      {" 1", DecimalFault::kMalformed},
      {"1 ", DecimalFault::kMalformed},
      {"+1", DecimalFault::kMalformed},
      {"-", DecimalFault::kMalformed},
      {"--1", DecimalFault::kMalformed},
      {".5", DecimalFault::kMalformed},
      {"5.", DecimalFault::kMalformed},
      {"1.2.3", DecimalFault::kMalformed},
      {"1,000", DecimalFault::kMalformed},
      {"0x10", DecimalFault::kMalformed},
      {"12%", DecimalFault::kMalformed},
      {"1e", DecimalFault::kMalformed},
      {"1e+", DecimalFault::kMalformed},
      {std::string("1\0", 2), DecimalFault::kMalformed},
      {"\xd9\xa3", DecimalFault::kMalformed},  // an Arabic-Indic digit
      {"NaN", DecimalFault::kNotFinite},
      {"-nan", DecimalFault::kNotFinite},
      {"Infinity", DecimalFault::kNotFinite},
      {"+inf", DecimalFault::kNotFinite},
      {"-INF", DecimalFault::kNotFinite},
      {"1e400", DecimalFault::kExponent},
      {"1.5E-3", DecimalFault::kExponent},
      {"0.0000001", DecimalFault::kTooPrecise},
      {"1.0000000", DecimalFault::kTooPrecise},
      {"1000000000001", DecimalFault::kTooLarge},
      {"-1000000000000.000001", DecimalFault::kTooLarge},
      {"1000000000000.999999", DecimalFault::kTooLarge},
      {std::string(400, '9'), DecimalFault::kTooLarge},
      {"9223372036854775808", DecimalFault::kTooLarge},
      {std::string(400, '9') + ".5", DecimalFault::kTooLarge},
  };
  for (const Case& c : cases) {
    int64_t millionths = -7;
    EXPECT_EQ(ParseMillionths(c.text, &millionths), c.fault) << c.text;
    EXPECT_EQ(millionths, -7) << c.text;
  }
}

TEST(FormatMillionthsTest, DropsIdleZeros) {
  EXPECT_EQ(FormatMillionths(0), "0");
  EXPECT_EQ(FormatMillionths(125'000'000), "125");
  EXPECT_EQ(FormatMillionths(-500'000), "-0.5");
  EXPECT_EQ(FormatMillionths(12'345'678), "12.345678");
  EXPECT_EQ(FormatMillionths(absl::int128(kLargestFigure) * 36), "36000000000000");
  EXPECT_EQ(FormatMillionths(100'000'000), "100");
}

TEST(RoundedTextTest, RoundsHalfAwayFromZeroAndNothingHasNoSign) {
  EXPECT_EQ(RoundedText(2.5, 0), "3");
  EXPECT_EQ(RoundedText(-2.5, 0), "-3");
  EXPECT_EQ(RoundedText(-0.4, 0), "0");
  EXPECT_EQ(RoundedText(0.1 + 0.05, 1), "0.2") << "0.15 but for the last bit";
  EXPECT_EQ(RoundedText(1e30, 0), "1000000000000000019884624838656");
}

RC_GTEST_PROP(DecimalProperty, ParsingUndoesFormatting, ()) {
  const int64_t millionths = *rc::gen::inRange<int64_t>(-kLargestFigure, kLargestFigure + 1);
  int64_t parsed = 0;
  RC_ASSERT(ParseMillionths(FormatMillionths(millionths), &parsed) == DecimalFault::kNone);
  RC_ASSERT(parsed == millionths);
}

}  // namespace
}  // namespace copperplate::indicators
