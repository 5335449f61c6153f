#include "libs/log/json_text.h"

#include <cstddef>

#include "libs/text/utf8.h"

namespace copperplate::log {
namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr absl::string_view kReplacement = "\\ufffd";

void AppendAscii(char c, std::string& json) {
  switch (c) {
    case '"':
      json += "\\\"";
      return;
    case '\\':
      json += "\\\\";
      return;
    case '\n':
      json += "\\n";
      return;
    case '\r':
      json += "\\r";
      return;
    case '\t':
      json += "\\t";
      return;
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code >= 0x20 && code != 0x7f) {
    json += c;
    return;
  }
  json += "\\u00";
  json += kHex[code >> 4];
  json += kHex[code & 15];
}

// Bytes of the character that begins `text`, 0 where none does.
size_t CharacterLength(absl::string_view text) {
  for (size_t length = 2; length <= 4 && length <= text.size(); ++length) {
    if (IsValidUtf8(text.substr(0, length))) return length;
  }
  return 0;
}

}  // namespace

void AppendJsonText(absl::string_view text, std::string& json) {
  json += '"';
  while (!text.empty()) {
    size_t length = 1;
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      AppendAscii(text.front(), json);
    } else if (const size_t found = CharacterLength(text); found != 0) {
      json.append(text.data(), found);
      length = found;
    } else {
      json.append(kReplacement.data(), kReplacement.size());
    }
    text.remove_prefix(length);
  }
  json += '"';
}

}  // namespace copperplate::log
