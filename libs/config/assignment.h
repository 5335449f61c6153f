#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate::config {

// What a source says of one setting, before it is known whether there is such a setting.
struct Assignment {
  std::string name;
  // Nothing where the name stood alone.
  std::optional<std::string> value;
  // `command line`, `COPPERPLATE_WORKERS`, `etc/flags:12`.
  std::string source;
};

// `--name=value`, `--name value` and `--name`. `takes_no_value` says of a name whether what follows
// it is not its value. A line for each argument that is none of these is added to `faults`.
std::vector<Assignment> ReadArguments(
    absl::Span<const std::string> arguments,
    const std::function<bool(absl::string_view name)>& takes_no_value,
    std::vector<std::string>& faults);

// The lines of a flags file. INVALID_ARGUMENT where it cannot be read or is above 1 MiB. A line for
// each one that has no name is added to `faults`.
absl::StatusOr<std::vector<Assignment>> ReadFlagFile(const std::string& path,
                                                     std::vector<std::string>& faults);

}  // namespace copperplate::config
