#include "libs/api/page_token.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/api/deterministic.h"
#include "libs/status/error.h"

namespace copperplate::api {
namespace {

// One byte of version, 8 of checksum, then each value: a kind, and 8 bytes of number, or 4 bytes of
// length and the text. Numbers are big-endian.
constexpr char kVersion = 1;
constexpr size_t kChecksumSize = 8;
constexpr size_t kHeaderSize = 1 + kChecksumSize;
constexpr size_t kLongestToken = 8192;
constexpr char kInteger = 'i';
constexpr char kText = 't';

void AppendNumber(std::string& out, uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(number >> shift));
  }
}

// Takes `bytes` bytes off `in`; false where it is shorter.
bool TakeNumber(absl::string_view& in, int bytes, uint64_t& number) {
  if (in.size() < static_cast<size_t>(bytes)) return false;
  number = 0;
  for (int i = 0; i < bytes; ++i) number = number << 8 | static_cast<uint8_t>(in[i]);
  in.remove_prefix(bytes);
  return true;
}

bool TakeValue(absl::string_view& in, PageValue& value) {
  if (in.empty()) return false;
  const char kind = in.front();
  in.remove_prefix(1);
  uint64_t number = 0;
  if (kind == kInteger && TakeNumber(in, 8, number)) {
    value = static_cast<int64_t>(number);
    return true;
  }
  if (kind == kText && TakeNumber(in, 4, number) && number <= in.size()) {
    value = std::string(in.substr(0, number));
    in.remove_prefix(number);
    return true;
  }
  return false;
}

std::string Checksum(const PageBinding& binding, absl::string_view values) {
  const Sha256Digest digest =
      Sha256(absl::StrCat(absl::string_view(&kVersion, 1), AsBytes(binding.arguments), values));
  return std::string(AsBytes(digest).substr(0, kChecksumSize));
}

}  // namespace

PageBinding BindPage(const google::protobuf::Message& request) {
  return {Sha256(absl::StrCat(request.GetDescriptor()->full_name(), "\n",
                              SerializeWithout(request, {"page_token", "page_size"})))};
}

std::string EncodePageValues(const PageBinding& binding, absl::Span<const PageValue> values) {
  std::string body;
  for (const PageValue& value : values) {
    if (const auto* number = std::get_if<int64_t>(&value); number != nullptr) {
      body.push_back(kInteger);
      AppendNumber(body, static_cast<uint64_t>(*number), 8);
    } else {
      const std::string& text = std::get<std::string>(value);
      body.push_back(kText);
      AppendNumber(body, text.size(), 4);
      body.append(text);
    }
  }
  return absl::WebSafeBase64Escape(
      absl::StrCat(absl::string_view(&kVersion, 1), Checksum(binding, body), body));
}

absl::StatusOr<std::vector<PageValue>> DecodePageValues(absl::string_view token,
                                                        const PageBinding& binding) {
  std::string bytes;
  if (token.size() > kLongestToken || !absl::WebSafeBase64Unescape(token, &bytes) ||
      bytes.size() < kHeaderSize || bytes[0] != kVersion ||
      // Only the form we write is a token: base64 has spare bits, and takes padding and blanks.
      absl::WebSafeBase64Escape(bytes) != token) {
    return PageTokenError();
  }
  absl::string_view body = absl::string_view(bytes).substr(kHeaderSize);
  if (bytes.substr(1, kChecksumSize) != Checksum(binding, body)) return PageTokenError();
  std::vector<PageValue> values;
  while (!body.empty()) {
    if (!TakeValue(body, values.emplace_back())) return PageTokenError();
  }
  return values;
}

absl::Status PageTokenError() {
  Faults faults;
  faults.Add(
      "PAGE_TOKEN_INVALID", "page_token",
      "is not a token that this method gave for the same arguments: begin again without one");
  return faults.ToStatus();
}

}  // namespace copperplate::api
