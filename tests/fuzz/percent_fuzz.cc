// Percent-decoding agrees with libcurl's, gives what it promises, and undoes encoding.
#include <curl/curl.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "libs/text/utf8.h"
#include "services/gateway/routes/percent.h"
#include "tests/fuzz/property.h"

namespace copperplate::gateway {
namespace {

using fuzz::Require;

std::string ByCurl(absl::string_view text) {
  if (text.empty()) return "";  // libcurl takes size 0 for "up to the NUL"
  int size = 0;
  char* const decoded =
      curl_easy_unescape(nullptr, text.data(), static_cast<int>(text.size()), &size);
  std::string copy(decoded, size);
  curl_free(decoded);
  return copy;
}

bool HasControl(absl::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// libcurl leaves a `%` alone that no two digits follow; we refuse it.
bool EveryPercentIsFollowed(absl::string_view text) {
  constexpr absl::string_view kDigits = "0123456789abcdefABCDEF";
  for (size_t i = text.find('%'); i != absl::string_view::npos; i = text.find('%', i + 1)) {
    const absl::string_view digits = text.substr(i + 1, 2);
    if (digits.size() != 2 || digits.find_first_not_of(kDigits) != absl::string_view::npos) {
      return false;
    }
    i += 2;
  }
  return true;
}

std::string Encode(absl::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string encoded;
  for (const char c : text) {
    encoded += '%';
    encoded += kDigits[static_cast<unsigned char>(c) >> 4];
    encoded += kDigits[c & 15];
  }
  return encoded;
}

void Check(absl::string_view text) {
  const auto path = PercentDecode(text, EncodedSlash::kDecode);
  const auto kept = PercentDecode(text, EncodedSlash::kKeep);
  const auto query = DecodeQueryText(text);
  const bool well_formed = EveryPercentIsFollowed(text);
  const std::string decoded = ByCurl(text);
  const bool fine = well_formed && IsValidUtf8(decoded) && !HasControl(decoded);
  Require(path.ok() == fine);
  Require(kept.ok() == fine);
  if (fine) {
    Require(*path == decoded);
    Require(absl::StrReplaceAll(*kept, {{"%2f", "/"}, {"%2F", "/"}}) ==
            absl::StrReplaceAll(decoded, {{"%2f", "/"}, {"%2F", "/"}}));
    Require(std::count(kept->begin(), kept->end(), '/') ==
            std::count(text.begin(), text.end(), '/'));
    Require(PercentDecode(Encode(*path), EncodedSlash::kDecode).value() == *path);
  }
  const std::string spaced = absl::StrReplaceAll(text, {{"+", " "}});
  const std::string form = ByCurl(spaced);
  Require(query.ok() == (well_formed && IsValidUtf8(form)));
  if (query.ok()) Require(*query == form);
}

}  // namespace
}  // namespace copperplate::gateway

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  copperplate::gateway::Check(copperplate::fuzz::Text(data, size));
  return 0;
}
