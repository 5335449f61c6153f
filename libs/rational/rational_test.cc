#include "libs/rational/rational.h"

#include <cmath>
#include <cstdint>
#include <string>

#include "gtest/gtest.h"
#include "libs/status/error.h"
#include "rapidcheck/gtest.h"

namespace copperplate {
namespace {

constexpr absl::int128 kMax = absl::Int128Max();

TEST(RationalTest, IsKeptInLowestTermsWithAPositiveDenominator) {
  const Rational half = Rational::Of(-21, -42);
  EXPECT_EQ(half.numerator(), 1);
  EXPECT_EQ(half.denominator(), 2);
  const Rational negative = Rational::Of(6, -4);
  EXPECT_EQ(negative.numerator(), -3);
  EXPECT_EQ(negative.denominator(), 2);
  EXPECT_EQ(Rational::Of(0, -7), Rational());
  EXPECT_EQ(Rational::Of(kMax, kMax), Rational(1));
}

TEST(RationalDeathTest, DiesOnAZeroDenominator) { EXPECT_DEATH(Rational::Of(1, 0), ""); }

TEST(RationalTest, RoundsHalfAwayFromZero) {
  struct Case {
    absl::int128 numerator, denominator;
    int decimals;
    std::string text;
  };
  const Case cases[] = {
      {1, 2, 0, "1"},
      {-1, 2, 0, "-1"},
      {5, 2, 0, "3"},
      {49, 100, 0, "0"},
      {-49, 100, 0, "0"},
      {-4, 100, 1, "0.0"},
      {-5, 100, 1, "-0.1"},
      {-25, 100, 1, "-0.3"},
      {159, 10, 1, "15.9"},
      {1595, 100, 1, "16.0"},
      {9995, 1000, 2, "10.00"},
      {-9995, 1000, 2, "-10.00"},
      {99, 10, 0, "10"},
      {66192, 1, 0, "66192"},
      {66192, 1, 3, "66192.000"},
      {1, 3, 18, "0.333333333333333333"},
      {2, 3, 18, "0.666666666666666667"},
      {0, 1, 2, "0.00"},
      {1, 1000, 2, "0.00"},
      {kMax, 1, 0, "170141183460469231731687303715884105727"},
      {-kMax, 1, 1, "-170141183460469231731687303715884105727.0"},
      // Ten times the remainder leaves 128 bits.
      {kMax - 1, kMax, 3, "1.000"},
      {kMax / 8, kMax, 2, "0.12"},
      {kMax / 8 + 1, kMax, 2, "0.13"},
      {kMax / 3, kMax, 18, "0.333333333333333333"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Rational::Of(c.numerator, c.denominator).Round(c.decimals), c.text);
  }
}

TEST(RationalTest, ComparesWhereProductsWouldOverflow) {
  EXPECT_LT(Rational::Of(kMax - 2, kMax - 1), Rational::Of(kMax - 1, kMax));
  EXPECT_GT(Rational::Of(-(kMax - 2), kMax - 1), Rational::Of(-(kMax - 1), kMax));
  EXPECT_EQ(Rational::Compare(Rational::Of(kMax, 3), Rational::Of(kMax, 3)), 0);
  EXPECT_LT(Rational::Of(-kMax, 2), Rational::Of(1, kMax));
  EXPECT_LE(Rational(2), Rational(2));
  EXPECT_GE(Rational(2), Rational(2));
  EXPECT_NE(Rational(2), Rational(3));
}

TEST(RationalTest, ArithmeticThatLeaves128BitsIsAStatus) {
  for (const absl::StatusOr<Rational>& result :
       {Add(Rational(kMax), Rational(1)), Subtract(Rational(-kMax), Rational(1)),
        Multiply(Rational(kMax), Rational(2)), Divide(Rational(kMax), Rational::Of(1, 2)),
        Add(Rational::Of(1, kMax), Rational::Of(1, kMax - 1)),
        Multiply(Rational(absl::MakeInt128(1, 0)), Rational(absl::MakeInt128(1LL << 62, 0)))}) {
    EXPECT_EQ(result.status().code(), absl::StatusCode::kOutOfRange);
    EXPECT_EQ(ErrorReason(result.status()), "VALUE_OUT_OF_RANGE");
  }
  // The same numbers where lowest terms keep the result small.
  EXPECT_EQ(Multiply(Rational::Of(kMax, 7), Rational::Of(7, kMax)).value(), Rational(1));
  EXPECT_EQ(Add(Rational::Of(1, kMax), Rational::Of(1, kMax)).value(), Rational::Of(2, kMax));
}

TEST(RationalTest, DividingByZeroIsAStatus) {
  EXPECT_EQ(ErrorReason(Divide(Rational(1), Rational()).status()), "DIVISION_BY_ZERO");
  EXPECT_EQ(ErrorReason(PercentChange(Rational(), Rational(4)).status()), "DIVISION_BY_ZERO");
}

TEST(PercentChangeTest, IsOfTheMagnitudeItStartsFrom) {
  EXPECT_EQ(PercentChange(Rational(5737), Rational(4988))->Round(1), "-13.1");
  EXPECT_EQ(PercentChange(Rational(58060), Rational(66192))->Round(1), "14.0");
  EXPECT_EQ(PercentChange(Rational(-10), Rational(-5))->Round(1), "50.0");
  EXPECT_EQ(PercentChange(Rational(-10), Rational(10))->Round(1), "200.0");
}

// Numbers of every size, so that the products of two do not leave 128 bits.
Rational SmallRational() {
  return Rational::Of(*rc::gen::arbitrary<int32_t>(), *rc::gen::positive<int32_t>());
}

// Any 128-bit integer but the smallest.
absl::int128 Wide() {
  const int64_t high = *rc::gen::arbitrary<int64_t>();
  return absl::MakeInt128(high == INT64_MIN ? 0 : high, *rc::gen::arbitrary<uint64_t>());
}

Rational WideRational() {
  const absl::int128 denominator = Wide();
  return Rational::Of(Wide(), denominator == 0 ? absl::int128(1) : denominator);
}

RC_GTEST_PROP(RationalProperty, ComparisonIsThatOfCrossProducts, ()) {
  const Rational a = SmallRational();
  const Rational b = SmallRational();
  const absl::int128 left = a.numerator() * b.denominator();
  const absl::int128 right = b.numerator() * a.denominator();
  RC_ASSERT(Rational::Compare(a, b) == (left < right ? -1 : (left > right ? 1 : 0)));
}

RC_GTEST_PROP(RationalProperty, ComparisonOfWideNumbersIsAntisymmetricAndFollowsDoubles, ()) {
  const Rational a = WideRational();
  const Rational b = WideRational();
  RC_ASSERT(Rational::Compare(a, b) == -Rational::Compare(b, a));
  RC_ASSERT(Rational::Compare(a, a) == 0);
  const double x = a.ToDouble();
  const double y = b.ToDouble();
  if (std::fabs(x - y) > 1e-12 * (std::fabs(x) + std::fabs(y))) RC_ASSERT((a < b) == (x < y));
}

RC_GTEST_PROP(RationalProperty, SumsAndProductsUndoThemselves, ()) {
  const Rational a = SmallRational();
  const Rational b = SmallRational();
  RC_ASSERT(Subtract(Add(a, b).value(), b).value() == a);
  if (b.sign() != 0) RC_ASSERT(Divide(Multiply(a, b).value(), b).value() == a);
}

RC_GTEST_PROP(RationalProperty, RoundingMovesByAtMostHalfAUnitOfTheLastPlace, ()) {
  const Rational a = SmallRational();
  const int decimals = *rc::gen::inRange(0, 7);
  std::string digits = a.Round(decimals);
  RC_ASSERT(digits != "-0");
  const size_t point = digits.find('.');
  RC_ASSERT((decimals == 0) == (point == std::string::npos));
  if (decimals > 0) digits.erase(point, 1);
  absl::int128 unit = 1;
  for (int i = 0; i < decimals; ++i) unit *= 10;
  const Rational rounded = Rational::Of(std::stoll(digits), unit);
  const Rational error = Subtract(rounded, a)->Absolute();
  RC_ASSERT(error <= Rational::Of(1, unit * 2));
  if (error == Rational::Of(1, unit * 2)) RC_ASSERT(rounded.Absolute() > a.Absolute());
}

RC_GTEST_PROP(RationalProperty, WideNumbersRoundToWhatTheirDoublesPrint, ()) {
  const Rational a = WideRational();
  RC_PRE(std::fabs(a.ToDouble()) < 1e9);
  RC_ASSERT(std::fabs(std::stod(a.Round(9)) - a.ToDouble()) <=
            1e-9 + 1e-12 * std::fabs(a.ToDouble()));
}

}  // namespace
}  // namespace copperplate
