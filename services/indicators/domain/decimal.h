// Decimal text to millionths and back, exactly; and of numbers that are no figures.
#pragma once

#include <cstdint>
#include <string>

#include "absl/numeric/int128.h"
#include "absl/strings/string_view.h"

namespace copperplate::indicators {

enum class DecimalFault : uint8_t {
  kNone,
  kMissing,     // empty text
  kMalformed,   // anything but [-]digits[.digits]: signs, blanks, separators, letters
  kNotFinite,   // NaN, Inf, Infinity in any case and sign
  kExponent,    // 1e400: well-formed, but written with an exponent
  kTooPrecise,  // more than six digits after the point
  kTooLarge,    // a magnitude above 10^12
};

// Sets `millionths` when there is no fault. Allocates nothing.
DecimalFault ParseMillionths(absl::string_view text, int64_t* millionths);

// `125`, `-0.5`, `12.345678`: as few decimals as it takes.
std::string FormatMillionths(absl::int128 millionths);

// A number that is computed and no figure, rounded half away from zero, what rounds to nothing
// without a sign: as Rational::Round() has it of figures.
std::string RoundedText(double value, int decimals);

}  // namespace copperplate::indicators
