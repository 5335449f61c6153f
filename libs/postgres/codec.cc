#include "libs/postgres/codec.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"

namespace copperplate::postgres {
namespace {

// Takes `count` digits off the front of `text`.
bool TakeDigits(absl::string_view& text, size_t count, int64_t& out) {
  if (text.size() < count) return false;
  out = 0;
  for (size_t i = 0; i < count; ++i) {
    const char c = text[i];
    if (c < '0' || c > '9') return false;
    out = out * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool TakeSpan(absl::string_view& text, absl::string_view literal) {
  return absl::ConsumePrefix(&text, literal);
}

// `2018-03-31`; PostgreSQL prints years with at least four digits.
bool TakeDate(absl::string_view& text, int64_t& year, int64_t& month, int64_t& day) {
  size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits >= 4 && digits <= 7 && TakeDigits(text, digits, year) && TakeSpan(text, "-") &&
         TakeDigits(text, 2, month) && TakeSpan(text, "-") && TakeDigits(text, 2, day);
}

// What follows a date or an instant in years before 1.
bool TakeEra(absl::string_view text, int64_t& year) {
  if (text == " BC") {
    year = 1 - year;
    return true;
  }
  return text.empty();
}

// The year as PostgreSQL takes it, and what to append for years before 1.
int64_t PrintedYear(int64_t year) { return year > 0 ? year : 1 - year; }
absl::string_view Era(int64_t year) { return year > 0 ? "" : " BC"; }

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Reads one element of an array literal from `text` at `at`, up to the comma or brace after it.
bool TakeElement(absl::string_view text, size_t& at, std::optional<std::string>& out) {
  std::string value;
  if (text[at] == '"') {
    for (++at; at < text.size() && text[at] != '"'; ++at) {
      if (text[at] == '\\' && ++at == text.size()) return false;
      value += text[at];
    }
    if (at++ >= text.size()) return false;
    out = std::move(value);
    return true;
  }
  while (at < text.size() && text[at] != ',' && text[at] != '}') {
    if (text[at] == '{' || text[at] == '"' || IsSpace(text[at])) return false;
    value += text[at++];
  }
  if (value.empty()) return false;
  out = value == "NULL" ? std::nullopt : std::optional<std::string>(std::move(value));
  return true;
}

}  // namespace

namespace internal {

bool DecodeDouble(absl::string_view text, double& out) {
  if (text == "NaN") {
    out = std::numeric_limits<double>::quiet_NaN();
    return true;
  }
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, out);
  return error == std::errc() && stop == end;
}

void EncodeDouble(double value, std::string& out) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value > 0 ? "Infinity" : "-Infinity";
  } else {
    char digits[32];
    const auto [stop, error] = std::to_chars(digits, digits + sizeof(digits), value);
    out.append(digits, stop);
  }
}

bool SplitArray(absl::string_view text, std::vector<std::optional<std::string>>& out) {
  out.clear();
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return false;
  if (text.size() == 2) return true;
  size_t at = 1;
  for (;;) {
    if (!TakeElement(text, at, out.emplace_back()) || at >= text.size()) return false;
    if (text[at] == '}') return at + 1 == text.size();
    if (text[at] != ',' || ++at == text.size()) return false;
  }
}

void AppendArrayElement(absl::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace internal

bool Codec<bool>::Decode(absl::string_view text, bool& out) {
  out = text == "t";
  return out || text == "f";
}

bool Codec<Bytes>::Decode(absl::string_view text, Bytes& out) {
  if (!absl::ConsumePrefix(&text, "\\x") || text.size() % 2 != 0) return false;
  for (const char c : text) {
    if (!absl::ascii_isxdigit(static_cast<unsigned char>(c))) return false;
  }
  out.data = absl::HexStringToBytes(text);
  return true;
}

void Codec<Bytes>::Encode(const Bytes& value, std::string& out) {
  out += "\\x";
  out += absl::BytesToHexString(value.data);
}

bool Codec<absl::Time>::Decode(absl::string_view text, absl::Time& out) {
  if (text == "infinity" || text == "-infinity") {
    out = text == "infinity" ? absl::InfiniteFuture() : absl::InfinitePast();
    return true;
  }
  int64_t year, month, day, hour, minute, second;
  if (!TakeDate(text, year, month, day) || !TakeSpan(text, " ") || !TakeDigits(text, 2, hour) ||
      !TakeSpan(text, ":") || !TakeDigits(text, 2, minute) || !TakeSpan(text, ":") ||
      !TakeDigits(text, 2, second)) {
    return false;
  }
  int64_t micros = 0;
  if (TakeSpan(text, ".")) {
    int64_t digit;
    int64_t unit = 1000000;
    while (unit > 1 && TakeDigits(text, 1, digit)) micros += digit * (unit /= 10);
    if (unit == 1000000) return false;
  }
  if (!TakeSpan(text, "+00") || !TakeEra(text, year)) return false;
  out = absl::FromCivil(absl::CivilSecond(year, month, day, hour, minute, second),
                        absl::UTCTimeZone()) +
        absl::Microseconds(micros);
  return true;
}

void Codec<absl::Time>::Encode(absl::Time value, std::string& out) {
  if (value == absl::InfiniteFuture() || value == absl::InfinitePast()) {
    out += value == absl::InfiniteFuture() ? "infinity" : "-infinity";
    return;
  }
  const absl::CivilSecond civil = absl::ToCivilSecond(value, absl::UTCTimeZone());
  const int64_t micros =
      absl::ToInt64Microseconds(value - absl::FromCivil(civil, absl::UTCTimeZone()));
  absl::StrAppendFormat(&out, "%04d-%02d-%02d %02d:%02d:%02d.%06d+00%s", PrintedYear(civil.year()),
                        civil.month(), civil.day(), civil.hour(), civil.minute(), civil.second(),
                        micros, Era(civil.year()));
}

bool Codec<absl::CivilDay>::Decode(absl::string_view text, absl::CivilDay& out) {
  int64_t year, month, day;
  if (!TakeDate(text, year, month, day) || !TakeEra(text, year)) return false;
  out = absl::CivilDay(year, month, day);
  return out.month() == month && out.day() == day;
}

void Codec<absl::CivilDay>::Encode(absl::CivilDay value, std::string& out) {
  absl::StrAppendFormat(&out, "%04d-%02d-%02d%s", PrintedYear(value.year()), value.month(),
                        value.day(), Era(value.year()));
}

}  // namespace copperplate::postgres
