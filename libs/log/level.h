#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::log {

enum class Level { kDebug, kInfo, kWarning, kError };

// `debug`, `info`, `warning`, `error`.
absl::string_view LevelName(Level level);

// INVALID_ARGUMENT for any other text.
absl::StatusOr<Level> ParseLevel(absl::string_view name);

}  // namespace copperplate::log
