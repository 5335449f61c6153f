#include "libs/rational/rational.h"

#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <optional>

#include "libs/status/error.h"
#include "libs/status/status_macros.h"

namespace copperplate {
namespace {

using absl::int128;
using absl::uint128;

// Magnitudes are multiplied as unsigned numbers, whose overflow is defined.
uint128 Magnitude(int128 value) {
  return value < 0 ? uint128(0) - static_cast<uint128>(value) : static_cast<uint128>(value);
}

constexpr uint128 kLargest = static_cast<uint128>(absl::Int128Max());

bool Fits64(uint128 value) { return absl::Uint128High64(value) == 0; }

uint128 Gcd(uint128 a, uint128 b) {
  // 64-bit division is several times faster, and most figures fit after a step or two.
  while (b != 0) {
    if (Fits64(a) && Fits64(b)) return std::gcd(absl::Uint128Low64(a), absl::Uint128Low64(b));
    const uint128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<int128> CheckedProduct(int128 a, int128 b) {
  const uint128 left = Magnitude(a);
  const uint128 right = Magnitude(b);
  if (!(Fits64(left) && Fits64(right)) && left != 0 && right > kLargest / left) {
    return std::nullopt;
  }
  const uint128 product = left * right;
  if (product > kLargest) return std::nullopt;
  const int128 value = static_cast<int128>(product);
  return (a < 0) != (b < 0) ? -value : value;
}

std::optional<int128> CheckedSum(int128 a, int128 b) {
  if (b > 0 ? a > absl::Int128Max() - b : a < -absl::Int128Max() - b) return std::nullopt;
  return a + b;
}

absl::Status TooLarge() {
  return Error(absl::StatusCode::kOutOfRange, "VALUE_OUT_OF_RANGE",
               "the result does not fit a fraction of 128-bit integers")
      .Build();
}

// The largest integer not above numerator / denominator, denominator positive.
int128 Floor(int128 numerator, int128 denominator) {
  const int128 quotient = numerator / denominator;
  return numerator % denominator < 0 ? quotient - 1 : quotient;
}

// The next decimal digit of rest / denominator, which is below one; leaves what remains in `rest`.
int NextDigit(uint128& rest, uint128 denominator) {
  if (denominator <= kLargest / 10) {
    rest *= 10;
    const int digit = static_cast<int>(absl::Uint128Low64(rest / denominator));
    rest %= denominator;
    return digit;
  }
  // Ten times the rest would not fit: add it up ten times, modulo the denominator.
  int digit = 0;
  uint128 sum = 0;
  for (int i = 0; i < 10; ++i) {
    if (sum >= denominator - rest) {
      sum -= denominator - rest;
      ++digit;
    } else {
      sum += rest;
    }
  }
  rest = sum;
  return digit;
}

void AppendDigits(uint128 value, std::string& text) {
  char buffer[40];
  int length = 0;
  do {
    buffer[length++] = static_cast<char>('0' + static_cast<int>(absl::Uint128Low64(value % 10)));
    value /= 10;
  } while (value != 0);
  while (length > 0) text.push_back(buffer[--length]);
}

}  // namespace

Rational Rational::Of(int128 numerator, int128 denominator) {
  if (denominator == 0 || denominator == absl::Int128Min() || numerator == absl::Int128Min()) {
    std::abort();
  }
  const int128 divisor = static_cast<int128>(Gcd(Magnitude(numerator), Magnitude(denominator)));
  const int128 sign = denominator < 0 ? -1 : 1;
  // Division by one would still cost a 128-bit division.
  if (divisor == 1)
    return sign < 0 ? Rational(-numerator, -denominator) : Rational(numerator, denominator);
  numerator /= divisor;
  denominator /= divisor;
  return sign < 0 ? Rational(-numerator, -denominator) : Rational(numerator, denominator);
}

double Rational::ToDouble() const {
  return static_cast<double>(numerator_) / static_cast<double>(denominator_);
}

std::string Rational::Round(int decimals) const {
  const uint128 denominator = Magnitude(denominator_);
  uint128 whole = Magnitude(numerator_) / denominator;
  uint128 rest = Magnitude(numerator_) % denominator;
  uint64_t fraction = 0;
  uint64_t carry = 1;  // 10^decimals
  for (int i = 0; i < decimals; ++i) {
    fraction = fraction * 10 + static_cast<uint64_t>(NextDigit(rest, denominator));
    carry *= 10;
  }
  if (rest >= denominator - rest && ++fraction == carry) {
    fraction = 0;
    ++whole;
  }
  std::string text;
  if (numerator_ < 0 && (whole != 0 || fraction != 0)) text.push_back('-');
  AppendDigits(whole, text);
  if (decimals == 0) return text;
  text.push_back('.');
  for (uint64_t place = carry / 10; place != 0; place /= 10) {
    text.push_back(static_cast<char>('0' + fraction / place % 10));
  }
  return text;
}

int Rational::Compare(const Rational& a, const Rational& b) {
  int128 p = a.numerator_;
  int128 q = a.denominator_;
  int128 r = b.numerator_;
  int128 s = b.denominator_;
  // p/q against r/s: by their whole parts, then by their remainders, whose reciprocals compare the
  // other way round.
  int direction = 1;
  while (true) {
    const int128 left = Floor(p, q);
    const int128 right = Floor(r, s);
    if (left != right) return left < right ? -direction : direction;
    const int128 left_rest = p % q < 0 ? p % q + q : p % q;
    const int128 right_rest = r % s < 0 ? r % s + s : r % s;
    if (left_rest == 0 || right_rest == 0) {
      if (left_rest == right_rest) return 0;
      return left_rest == 0 ? -direction : direction;
    }
    p = q;
    q = left_rest;
    r = s;
    s = right_rest;
    direction = -direction;
  }
}

absl::StatusOr<Rational> Add(const Rational& a, const Rational& b) {
  // Over the least common denominator, so that equal denominators stay as they are.
  const int128 common =
      static_cast<int128>(Gcd(Magnitude(a.denominator()), Magnitude(b.denominator())));
  const int128 a_factor = b.denominator() / common;
  const int128 b_factor = a.denominator() / common;
  const std::optional<int128> left = CheckedProduct(a.numerator(), a_factor);
  const std::optional<int128> right = CheckedProduct(b.numerator(), b_factor);
  const std::optional<int128> denominator = CheckedProduct(a.denominator(), a_factor);
  if (!left || !right || !denominator) return TooLarge();
  const std::optional<int128> numerator = CheckedSum(*left, *right);
  if (!numerator) return TooLarge();
  return Rational::Of(*numerator, *denominator);
}

absl::StatusOr<Rational> Subtract(const Rational& a, const Rational& b) {
  return Add(a, b.Negated());
}

absl::StatusOr<Rational> Multiply(const Rational& a, const Rational& b) {
  // Crossways in lowest terms first: the product then is in lowest terms and as small as it can be.
  const Rational left = Rational::Of(a.numerator(), b.denominator());
  const Rational right = Rational::Of(b.numerator(), a.denominator());
  const std::optional<int128> numerator = CheckedProduct(left.numerator(), right.numerator());
  const std::optional<int128> denominator = CheckedProduct(left.denominator(), right.denominator());
  if (!numerator || !denominator) return TooLarge();
  return Rational::Of(*numerator, *denominator);
}

absl::StatusOr<Rational> Divide(const Rational& a, const Rational& b) {
  if (b.sign() == 0) {
    return Error(absl::StatusCode::kInvalidArgument, "DIVISION_BY_ZERO",
                 "nothing is divided by zero")
        .Build();
  }
  return Multiply(a, Rational::Of(b.denominator(), b.numerator()));
}

absl::StatusOr<Rational> PercentChange(const Rational& from, const Rational& to) {
  ABSL_ASSIGN_OR_RETURN(const Rational difference, Subtract(to, from));
  ABSL_ASSIGN_OR_RETURN(const Rational share, Divide(difference, from.Absolute()));
  return Multiply(share, Rational(100));
}

}  // namespace copperplate
