// Exact fractions, for figures that are rounded and compared in public: never on a double.
#pragma once

#include <string>

#include "absl/numeric/int128.h"
#include "absl/status/statusor.h"

namespace copperplate {

// A fraction in lowest terms, its denominator positive. A value type: copy it, share it freely.
//
// Comparison, rounding and conversion are total: they cannot overflow. Arithmetic that may leave
// 128 bits returns OUT_OF_RANGE (reason VALUE_OUT_OF_RANGE); it never does while both operands'
// numerators and denominators stay below 2^62 in magnitude.
class Rational {
 public:
  constexpr Rational() : numerator_(0), denominator_(1) {}
  // The integer `value`, which is not the smallest int128.
  explicit constexpr Rational(absl::int128 value) : numerator_(value), denominator_(1) {}

  // `numerator` / `denominator` in lowest terms. Neither is the smallest int128, and `denominator`
  // is not 0: a breach is a programming error and dies.
  static Rational Of(absl::int128 numerator, absl::int128 denominator);

  absl::int128 numerator() const { return numerator_; }
  absl::int128 denominator() const { return denominator_; }
  // -1, 0 or 1.
  int sign() const { return numerator_ < 0 ? -1 : (numerator_ > 0 ? 1 : 0); }
  Rational Negated() const { return Rational(-numerator_, denominator_); }
  Rational Absolute() const { return sign() < 0 ? Negated() : *this; }

  // The nearest double but for two roundings: relative error below 2^-51.
  double ToDouble() const;

  // Rounded half away from zero to `decimals` (0 to 18) places: `15.9`, `-0.3`, `66192`; a value
  // that rounds to nothing has no sign (`0.0`). No thousands separators.
  std::string Round(int decimals) const;

  friend bool operator==(const Rational& a, const Rational& b) {
    return a.numerator_ == b.numerator_ && a.denominator_ == b.denominator_;
  }
  friend bool operator!=(const Rational& a, const Rational& b) { return !(a == b); }
  friend bool operator<(const Rational& a, const Rational& b) { return Compare(a, b) < 0; }
  friend bool operator>(const Rational& a, const Rational& b) { return Compare(a, b) > 0; }
  friend bool operator<=(const Rational& a, const Rational& b) { return Compare(a, b) <= 0; }
  friend bool operator>=(const Rational& a, const Rational& b) { return Compare(a, b) >= 0; }

  // Below, at or above zero as `a` is below, at or above `b`. Compares the two continued fractions
  // term by term, so no product is formed.
  static int Compare(const Rational& a, const Rational& b);

 private:
  constexpr Rational(absl::int128 numerator, absl::int128 denominator)
      : numerator_(numerator), denominator_(denominator) {}

  absl::int128 numerator_;
  absl::int128 denominator_;
};

absl::StatusOr<Rational> Add(const Rational& a, const Rational& b);
absl::StatusOr<Rational> Subtract(const Rational& a, const Rational& b);
absl::StatusOr<Rational> Multiply(const Rational& a, const Rational& b);
// INVALID_ARGUMENT (DIVISION_BY_ZERO) when `b` is 0.
absl::StatusOr<Rational> Divide(const Rational& a, const Rational& b);

// By how many percent of |from| `to` lies above it (below: negative). INVALID_ARGUMENT
// (DIVISION_BY_ZERO) when `from` is 0.
absl::StatusOr<Rational> PercentChange(const Rational& from, const Rational& to);

}  // namespace copperplate
