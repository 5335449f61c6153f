#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "services/cli/commands/command.h"
#include "services/cli/commands/dashboard.h"
#include "services/cli/commands/import.h"
#include "services/cli/commands/snapshot.h"

namespace copperplate::cli {

// The commands and their options, and the run of the one that was asked for. The options of every
// command (`--gateway`, `--force`, `--ca-file`, `--json`) may stand before or after its name. For
// one run.
class CommandLine {
 public:
  CommandLine();
  // Commands and options write into it.
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // `token` goes to the gateway where it is not empty. Gives the process's exit code.
  ExitCode Run(int argc, const char* const* argv, std::string token);

  const CLI::App& app() const { return app_; }

 private:
  using Command = std::function<ExitCode(const CommandContext&)>;

  void AddGlobalOptions();
  void AddDashboard();
  void AddImport();
  void AddSnapshot();
  void AddCompletion();
  // A command that `run` carries out.
  CLI::App* Add(CLI::App& parent, const char* name, const char* about, Command run);

  CLI::App app_;
  ClientOptions client_;
  std::string force_;
  bool json_ = false;
  DashboardOptions dashboard_;
  ImportOptions import_;
  SnapshotOptions snapshot_;
  std::string snapshot_id_;
  std::string list_month_;
  std::string shell_;
  Command chosen_;
};

}  // namespace copperplate::cli
