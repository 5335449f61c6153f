#include "libs/log/level.h"

#include "absl/strings/str_cat.h"

namespace copperplate::log {

absl::string_view LevelName(Level level) {
  switch (level) {
    case Level::kDebug:
      return "debug";
    case Level::kInfo:
      return "info";
    case Level::kWarning:
      return "warning";
    case Level::kError:
      break;
  }
  return "error";
}

absl::StatusOr<Level> ParseLevel(absl::string_view name) {
  for (const Level level : {Level::kDebug, Level::kInfo, Level::kWarning, Level::kError}) {
    if (name == LevelName(level)) return level;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("log level \"", name, "\" is none of debug, info, warning, error"));
}

}  // namespace copperplate::log
