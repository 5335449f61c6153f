#include "services/gateway/json/json_text.h"

#include <cmath>
#include <cstring>

#include "absl/strings/escaping.h"
#include "libs/text/utf8.h"

namespace copperplate::gateway {
namespace {

constexpr uint64_t kEvery = 0x0101010101010101u;

// Nonzero where one of eight bytes is below 0x20, a quote, a backslash, or above 0x7f.
uint64_t NeedsCare(uint64_t eight) {
  const auto below = [&](uint64_t limit) { return (eight - kEvery * limit) & ~eight; };
  const auto equals = [&](uint64_t c) {
    const uint64_t difference = eight ^ (kEvery * c);
    return (difference - kEvery) & ~difference;
  };
  return (below(0x20) | equals('"') | equals('\\') | eight) & (kEvery * 0x80);
}

bool IsPlain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

size_t PlainPrefix(absl::string_view text) {
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t eight;
    std::memcpy(&eight, text.data() + i, 8);
    if (NeedsCare(eight) != 0) break;
  }
  while (i < text.size() && IsPlain(text[i]) && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

void AppendEscape(char c, std::string& out) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  out += "\\u00";
  out += kHex[(c >> 4) & 15];
  out += kHex[c & 15];
}

// Every byte that begins no well-formed sequence replaced by U+FFFD.
std::string Mend(absl::string_view text) {
  std::string mended;
  while (!text.empty()) {
    size_t size = 1;
    while (size < 4 && size < text.size() && !IsValidUtf8(text.substr(0, size))) ++size;
    if (IsValidUtf8(text.substr(0, size))) {
      mended.append(text.data(), size);
    } else {
      size = 1;
      mended += "\xef\xbf\xbd";
    }
    text.remove_prefix(size);
  }
  return mended;
}

template <typename Float>
void AppendFloating(Float value, std::string& out) {
  if (std::isnan(value)) {
    out += "\"NaN\"";
    return;
  }
  if (std::isinf(value)) {
    out += value < 0 ? "\"-Infinity\"" : "\"Infinity\"";
    return;
  }
  char buffer[64];
  char* const end = buffer + sizeof(buffer);
  // Left to itself, to_chars writes 100000 as 1e+05.
  const Float size = std::fabs(value);
  const bool fixed = value == 0 || (size >= Float{1e-6f} && size < Float{1e15f});
  const auto result = fixed ? std::to_chars(buffer, end, value, std::chars_format::fixed)
                            : std::to_chars(buffer, end, value);
  out.append(buffer, result.ptr - buffer);
}

}  // namespace

void AppendJsonString(absl::string_view text, std::string& out) {
  const size_t plain = PlainPrefix(text);
  if (plain == text.size()) {
    const size_t start = out.size();
    out.resize(start + plain + 2);
    char* at = &out[start];
    *at = '"';
    if (plain > 0) std::memcpy(at + 1, text.data(), plain);
    at[plain + 1] = '"';
    return;
  }
  std::string mended;
  if (!IsValidUtf8(text)) {
    mended = Mend(text);
    text = mended;
  }
  out += '"';
  while (!text.empty()) {
    size_t run = 0;
    while (run < text.size() && IsPlain(text[run])) ++run;
    out.append(text.data(), run);
    if (run == text.size()) break;
    AppendEscape(text[run], out);
    text.remove_prefix(run + 1);
  }
  out += '"';
}

void AppendNumber(double value, std::string& out) { AppendFloating(value, out); }

void AppendNumber(float value, std::string& out) { AppendFloating(value, out); }

void AppendBase64(absl::string_view bytes, std::string& out) {
  std::string encoded;
  absl::Base64Escape(bytes, &encoded);
  out += encoded;
}

}  // namespace copperplate::gateway
