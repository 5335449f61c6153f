#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct SnapshotOptions {
  std::string month;
  std::string area;     // id or name; empty: the force's own
  std::string profile;  // empty: each indicator's own
};

// `snapshot` is an id or a name.
ExitCode CreateSnapshot(const CommandContext& context, const SnapshotOptions& options);
ExitCode ShowSnapshot(const CommandContext& context, const std::string& snapshot);
ExitCode DiffSnapshot(const CommandContext& context, const std::string& snapshot);

}  // namespace copperplate::cli
