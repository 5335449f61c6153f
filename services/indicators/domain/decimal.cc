#include "services/indicators/domain/decimal.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "libs/rational/rational.h"
#include "services/indicators/domain/figure.h"

namespace copperplate::indicators {
namespace {

constexpr int kDecimals = 6;

// Takes the digits at the front of `text` off it; how many there were. `value` stops growing before
// it overflows, by then well above what a figure's digits before the point may come to.
size_t TakeDigits(absl::string_view& text, int64_t& value) {
  size_t count = 0;
  while (count < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[count]))) {
    if (value <= (INT64_MAX - 9) / 10) value = value * 10 + (text[count] - '0');
    ++count;
  }
  text.remove_prefix(count);
  return count;
}

bool IsExponent(absl::string_view text) {
  if (text.empty() || (text[0] != 'e' && text[0] != 'E')) return false;
  text.remove_prefix(1);
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  int64_t ignored = 0;
  return TakeDigits(text, ignored) > 0 && text.empty();
}

bool IsNotFinite(absl::string_view text) {
  for (absl::string_view word : {"nan", "inf", "infinity"}) {
    if (absl::EqualsIgnoreCase(text, word)) return true;
  }
  return false;
}

}  // namespace

DecimalFault ParseMillionths(absl::string_view text, int64_t* millionths) {
  if (text.empty()) return DecimalFault::kMissing;
  const bool negative = text[0] == '-';
  if (negative || (text[0] == '+' && IsNotFinite(text.substr(1)))) text.remove_prefix(1);
  if (IsNotFinite(text)) return DecimalFault::kNotFinite;

  int64_t value = 0;
  if (TakeDigits(text, value) == 0) return DecimalFault::kMalformed;
  const bool whole_too_large = value > kLargestFigure / kMillion;
  size_t decimals = 0;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    int64_t fraction = whole_too_large ? kLargestFigure + 1 : value;
    decimals = TakeDigits(text, fraction);
    if (decimals == 0) return DecimalFault::kMalformed;
    value = fraction;
  }
  if (!text.empty()) {
    return IsExponent(text) ? DecimalFault::kExponent : DecimalFault::kMalformed;
  }
  if (decimals > kDecimals) return DecimalFault::kTooPrecise;
  if (whole_too_large) return DecimalFault::kTooLarge;
  for (size_t i = decimals; i < kDecimals; ++i) value *= 10;
  if (value > kLargestFigure) return DecimalFault::kTooLarge;
  *millionths = negative ? -value : value;
  return DecimalFault::kNone;
}

std::string FormatMillionths(absl::int128 millionths) {
  std::string text = Rational::Of(millionths, kMillion).Round(kDecimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string RoundedText(double value, int decimals) {
  // Nine decimals tell apart what six of the figures can.
  constexpr double kScale = 1e9;
  // A forecast gone astray: whole, and more than a quotient of 128 bits holds.
  constexpr double kLargest = 1e24;
  if (!(std::abs(value) < kLargest)) return absl::StrFormat("%.*f", decimals, value);
  return Rational::Of(absl::int128(std::round(value * kScale)),
                      absl::int128(static_cast<int64_t>(kScale)))
      .Round(decimals);
}

}  // namespace copperplate::indicators
