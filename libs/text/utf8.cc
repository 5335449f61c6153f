#include "libs/text/utf8.h"

#include <cstddef>
#include <cstdint>

namespace copperplate {
namespace {

struct Lead {
  int continuation_bytes;
  uint8_t second_min;
  uint8_t second_max;
};

// The second byte's range is what shuts out overlong forms, surrogates and code points above
// U+10FFFF (RFC 3629, 4).
bool Classify(uint8_t byte, Lead& lead) {
  if (byte >= 0xC2 && byte <= 0xDF) {
    lead = {1, 0x80, 0xBF};
  } else if (byte >= 0xE0 && byte <= 0xEF) {
    lead = {2, static_cast<uint8_t>(byte == 0xE0 ? 0xA0 : 0x80),
            static_cast<uint8_t>(byte == 0xED ? 0x9F : 0xBF)};
  } else if (byte >= 0xF0 && byte <= 0xF4) {
    lead = {3, static_cast<uint8_t>(byte == 0xF0 ? 0x90 : 0x80),
            static_cast<uint8_t>(byte == 0xF4 ? 0x8F : 0xBF)};
  } else {
    return false;
  }
  return true;
}

// Bytes of the well-formed sequence that `text` begins with, above ASCII; 0 where there is none.
size_t SequenceLength(absl::string_view text) {
  Lead lead{};
  if (!Classify(static_cast<uint8_t>(text[0]), lead)) return 0;
  const auto length = static_cast<size_t>(lead.continuation_bytes) + 1;
  if (text.size() < length) return 0;
  const auto second = static_cast<uint8_t>(text[1]);
  if (second < lead.second_min || second > lead.second_max) return 0;
  for (size_t i = 2; i < length; ++i) {
    if ((static_cast<uint8_t>(text[i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

bool IsAscii(char c) { return static_cast<uint8_t>(c) < 0x80; }

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t length = IsAscii(text[i]) ? 1 : SequenceLength(text.substr(i));
    if (length == 0) return false;
    i += length;
  }
  return true;
}

std::optional<char32_t> TakeCodePoint(absl::string_view& text) {
  const absl::string_view all = text;
  const size_t length = IsAscii(all[0]) ? 1 : SequenceLength(all);
  text.remove_prefix(length == 0 ? 1 : length);
  if (length == 0) return std::nullopt;
  // The lead byte of n bytes has n + 1 bits of its own to say so.
  char32_t point = static_cast<uint8_t>(all[0]) & (length == 1 ? 0x7FU : 0x7FU >> length);
  for (size_t i = 1; i < length; ++i) {
    point = (point << 6U) | (static_cast<uint8_t>(all[i]) & 0x3FU);
  }
  return point;
}

}  // namespace copperplate
