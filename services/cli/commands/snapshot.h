#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct SnapshotOptions {
  std::string month;
  std::string area;     // id; empty: the force's own
  std::string profile;  // empty: each indicator's own
};

ExitCode CreateSnapshot(const CommandContext& context, const SnapshotOptions& options);
// `id` is the last part of the snapshot's name.
ExitCode ShowSnapshot(const CommandContext& context, const std::string& id);
ExitCode ListSnapshots(const CommandContext& context, const std::string& month);
ExitCode DiffSnapshot(const CommandContext& context, const std::string& id);

}  // namespace copperplate::cli
