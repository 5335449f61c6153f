#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::gateway {

enum class EncodedSlash {
  kDecode,  // %2F becomes a slash
  kKeep,    // %2F stays as written: in a value of several segments it is no separator
};

// Decodes `%41` forms once. INVALID_ARGUMENT (PERCENT_ENCODING) for a `%` without two hex digits,
// for control characters, and where the result is not UTF-8. `+` stays a plus.
absl::StatusOr<std::string> PercentDecode(absl::string_view text, EncodedSlash slash);

// The same for a name or value of a query (application/x-www-form-urlencoded): `+` is a space, and
// control characters are allowed.
absl::StatusOr<std::string> DecodeQueryText(absl::string_view text);

}  // namespace copperplate::gateway
