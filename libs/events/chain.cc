#include "libs/events/chain.h"

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"

namespace copperplate::events {
namespace {

constexpr absl::string_view kTag = "CPEVENT1";
constexpr uint32_t kAbsent = 0xFFFFFFFF;

void AppendBigEndian(uint64_t value, int bytes, std::string& out) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>((value >> shift) & 0xFF);
  }
}

void AppendText(const std::string& text, std::string& out) {
  AppendBigEndian(text.size(), 4, out);
  out += text;
}

void AppendOptional(const std::optional<std::string>& text, std::string& out) {
  if (text.has_value()) {
    AppendText(*text, out);
  } else {
    AppendBigEndian(kAbsent, 4, out);
  }
}

// Appends the 16 bytes of a UUID; false when `text` is none.
bool AppendUuid(absl::string_view text, std::string& out) {
  if (text.size() != 36) return false;
  std::string digits;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen != (text[i] == '-')) return false;
    if (hyphen) continue;
    if (!absl::ascii_isxdigit(static_cast<unsigned char>(text[i]))) return false;
    digits += text[i];
  }
  out += absl::HexStringToBytes(digits);
  return true;
}

}  // namespace

absl::StatusOr<Sha256Digest> EventHash(const Sha256Digest& previous, const SealedEvent& event) {
  std::string input(kTag);
  const absl::string_view before = AsBytes(previous);
  input.append(before.data(), before.size());
  AppendBigEndian(static_cast<uint64_t>(event.position), 8, input);
  AppendText(event.force, input);
  if (!AppendUuid(event.id, input)) {
    return absl::InvalidArgumentError("the event's id is no UUID");
  }
  AppendBigEndian(static_cast<uint64_t>(absl::ToUnixMicros(event.occurred_at)), 8, input);
  AppendText(event.actor, input);
  AppendText(event.call_id, input);
  AppendText(event.type, input);
  AppendText(event.subject, input);
  AppendOptional(event.before, input);
  AppendOptional(event.after, input);
  return Sha256(input);
}

}  // namespace copperplate::events
