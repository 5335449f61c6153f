#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::cli {

// A rounded value as the printed dashboard shows it: thousands parted by commas, `%` after a
// percentage. What is no number (`-`, `n/a`) stays as it is.
std::string PrintedValue(absl::string_view text, absl::string_view unit);

// `1 row`, `2 rows`; `count` is a number in digits.
std::string Counted(absl::string_view count, absl::string_view noun);

// `2018-03` as `Mar-18`; other text as it is.
std::string PrintedMonth(absl::string_view month);

}  // namespace copperplate::cli
