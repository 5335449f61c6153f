// Values as settings write them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace copperplate::config {

// Each gives INVALID_ARGUMENT, `must be ...`, where the text is of another form or the value out of
// the bounds, which are included.
absl::StatusOr<int64_t> ParseInt(absl::string_view text, int64_t least, int64_t most);
absl::StatusOr<bool> ParseBool(absl::string_view text);
absl::StatusOr<absl::Duration> ParseDuration(absl::string_view text, absl::Duration shortest,
                                             absl::Duration longest);
absl::StatusOr<int64_t> ParseBytes(absl::string_view text, int64_t least, int64_t most);
absl::StatusOr<std::vector<std::string>> ParseList(absl::string_view text);

// In the largest unit that divides it: `64KiB`, `1000`.
std::string FormatBytes(int64_t bytes);

}  // namespace copperplate::config
