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

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  const size_t size = text.size();
  for (size_t i = 0; i < size;) {
    const auto byte = static_cast<uint8_t>(text[i++]);
    if (byte < 0x80) continue;
    Lead lead{};
    if (!Classify(byte, lead) || size - i < static_cast<size_t>(lead.continuation_bytes)) {
      return false;
    }
    const auto second = static_cast<uint8_t>(text[i++]);
    if (second < lead.second_min || second > lead.second_max) return false;
    for (int rest = 1; rest < lead.continuation_bytes; ++rest) {
      if ((static_cast<uint8_t>(text[i++]) & 0xC0) != 0x80) return false;
    }
  }
  return true;
}

}  // namespace copperplate
