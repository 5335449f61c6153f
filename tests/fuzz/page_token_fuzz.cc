// A page token is refused or is the one form of its values. Behind the checksum, which no mutation
// gets past, the input goes in as the values' bytes too.
#include <string>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "libs/api/page_token.h"
#include "libs/digest/sha256.h"
#include "tests/fuzz/property.h"

namespace copperplate::api {
namespace {

using fuzz::Require;

void CheckToken(const std::string& token, const PageBinding& binding) {
  const auto values = DecodePageValues(token, binding);
  if (!values.ok()) return;
  const std::string again = EncodePageValues(binding, *values);
  Require(DecodePageValues(again, binding).value() == *values);
  PageBinding other = binding;
  other.arguments[0] ^= 1;
  Require(!DecodePageValues(again, other).ok());
}

void Check(absl::string_view input) {
  PageBinding binding;
  binding.arguments.fill(7);
  CheckToken(std::string(input), binding);

  const std::string covered = absl::StrCat("\x01", AsBytes(binding.arguments), input);
  const Sha256Digest digest = Sha256(covered);
  const std::string token =
      absl::WebSafeBase64Escape(absl::StrCat("\x01", AsBytes(digest).substr(0, 8), input));
  CheckToken(token, binding);
  const auto values = DecodePageValues(token, binding);
  if (values.ok()) Require(EncodePageValues(binding, *values) == token);

  const std::vector<PageValue> ours = {std::string(input), static_cast<int64_t>(input.size())};
  const std::string encoded = EncodePageValues(binding, ours);
  const auto decoded = DecodePageValues(encoded, binding);
  Require(decoded.ok() == (encoded.size() <= 8192));
  if (decoded.ok()) Require(*decoded == ours);
}

}  // namespace
}  // namespace copperplate::api

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::api::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
