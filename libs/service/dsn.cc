#include "libs/service/dsn.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace copperplate::service {
namespace {

bool IsUri(absl::string_view dsn) {
  return absl::StartsWith(dsn, "postgresql://") || absl::StartsWith(dsn, "postgres://");
}

std::string PercentEncoded(absl::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(c))) {
      encoded.push_back(c);
    } else {
      absl::StrAppend(&encoded, "%", absl::Hex(static_cast<unsigned char>(c), absl::kZeroPad2));
    }
  }
  return encoded;
}

}  // namespace

std::string WithPassword(absl::string_view dsn, const config::Secret& password) {
  if (password.empty()) return std::string(dsn);
  if (IsUri(dsn)) {
    const char* const mark = absl::StrContains(dsn, "?") ? "&" : "?";
    return absl::StrCat(dsn, mark, "password=", PercentEncoded(password.Reveal()));
  }
  const std::string quoted = absl::StrReplaceAll(password.Reveal(), {{"\\", "\\\\"}, {"'", "\\'"}});
  return absl::StrCat(dsn, " password='", quoted, "'");
}

}  // namespace copperplate::service
