#pragma once

#include <CLI/CLI.hpp>
#include <deque>
#include <functional>
#include <string>

#include "services/cli/commands/command.h"
#include "services/cli/commands/commentary.h"
#include "services/cli/commands/dashboard.h"
#include "services/cli/commands/import.h"
#include "services/cli/commands/meeting.h"
#include "services/cli/commands/pack.h"
#include "services/cli/commands/plan.h"
#include "services/cli/commands/plan_file.h"
#include "services/cli/commands/snapshot.h"
#include "services/cli/commands/view.h"
#include "services/cli/commands/volunteers.h"

namespace copperplate::cli {

// The commands and their options, and the run of the one that was asked for. The options of every
// command (`--gateway`, `--force`, `--ca-file`, `--token-file`, `--json`) may stand before or after
// its name. For one run.
class CommandLine {
 public:
  CommandLine();
  // Commands and options write into it.
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  // `token` goes to the gateway where it is not empty and `--token-file` names no other. Gives the
  // process's exit code; standard output is closed then, since all of it must have been written.
  ExitCode Run(int argc, const char* const* argv, std::string token);

  const CLI::App& app() const { return app_; }

 private:
  using Command = std::function<ExitCode(const CommandContext&)>;

  void AddGlobalOptions();
  void AddDashboard();
  void AddPlan();
  void AddPlans();
  void AddImport();
  void AddSnapshot();
  void AddCommentaries();
  void AddAnnotations();
  void AddImprovementPlans();
  void AddVolunteers();
  void AddGovernance();
  void AddReference();
  void AddFigures();
  void AddAnalysis();
  void AddPeers();
  void AddCompletion();
  // A command that `run` carries out, unless one of its own commands does.
  CLI::App* Add(CLI::App& parent, const char* name, const char* about, const char* example,
                Command run);
  CLI::App* AddView(CLI::App& parent, const View& view);
  static void AddImportOptions(CLI::App& command, ImportOptions& options);
  static void AddSourceImportOptions(CLI::App& command, SourceImportOptions& options);

  ExitCode RunChosen(int argc, const char* const* argv, std::string token);

  CLI::App app_;
  ClientOptions client_;
  std::string token_file_;
  std::string force_;
  bool json_ = false;
  DashboardOptions dashboard_;
  PlanOptions plan_;
  ImportOptions import_;
  ImportOptions peer_import_;
  PlanFileOptions plan_import_;
  PlanFileOptions plan_export_;
  SnapshotOptions snapshot_;
  PublishOptions publish_;
  SourceImportOptions duty_import_;
  SourceImportOptions session_import_;
  VolunteerImportOptions volunteer_import_;
  VolunteerExportOptions export_;
  std::string snapshot_id_;
  CommentaryOptions commentary_;
  MeetingOptions meeting_;
  MeetingOptions pack_;
  std::deque<ViewArguments> views_;  // of each view, where they stay
  std::string shell_;
  Command chosen_;
  bool needs_force_ = true;
};

}  // namespace copperplate::cli
