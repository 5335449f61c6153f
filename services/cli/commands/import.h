#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct ImportOptions {
  std::string file;  // path, or `-` for standard input
  std::string batch;
  std::string source;
  std::string reason;
  bool validate_only = false;
};

// Sends the CSV as it is read, with a progress bar where standard error is a terminal.
ExitCode ImportObservations(const CommandContext& context, const ImportOptions& options);

// The same of figures published for forces, which belong to `forces/national`.
ExitCode ImportPeerFigures(const CommandContext& context, const ImportOptions& options);

}  // namespace copperplate::cli
