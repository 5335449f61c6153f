// The command line over the gateway. Exit codes: services/cli/http/exit_code.h.
#include <curl/curl.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <string>

#include "services/cli/commands/completion.h"
#include "services/cli/commands/dashboard.h"
#include "services/cli/commands/import.h"
#include "services/cli/commands/snapshot.h"

namespace copperplate::cli {
namespace {

struct Options {
  std::string gateway = "http://127.0.0.1:8080";
  std::string force;
  bool json = false;
  DashboardOptions dashboard;
  ImportOptions import;
  SnapshotOptions snapshot;
  std::string snapshot_id;
  std::string list_month;
  std::string shell;
};

void AddGlobal(CLI::App* command, Options& options) {
  command->add_option("--gateway", options.gateway, "Address of the gateway")
      ->envname("COPPERPLATE_GATEWAY")
      ->capture_default_str();
  command->add_option("--force", options.force, "The force, such as cambridgeshire")
      ->envname("COPPERPLATE_FORCE")
      ->required();
  command->add_flag("--json", options.json, "Print the answer as JSON");
}

CLI::App* AddCommand(CLI::App& parent, const char* name, const char* about, Options& options) {
  CLI::App* const command = parent.add_subcommand(name, about);
  AddGlobal(command, options);
  return command;
}

int Run(int argc, char** argv) {
  Options options;
  CLI::App app(
      "Copperplate: a force's performance figures from the command line.\n"
      "The bearer token is read from the environment variable COPPERPLATE_TOKEN.",
      "copperplate");
  app.require_subcommand(1);

  CLI::App* const dashboard = AddCommand(app, "dashboard", "Show a month's dashboard", options);
  dashboard->add_option("--month", options.dashboard.month, "Month, YYYY-MM")->required();
  dashboard->add_option("--area", options.dashboard.area, "Area id; the whole force by default");
  dashboard->add_option("--theme", options.dashboard.theme, "Only this theme's rows");
  dashboard->add_option("--profile", options.dashboard.profile, "Judge every row by this profile");
  dashboard->add_option("--known-at", options.dashboard.known_at,
                        "As it was known then, such as 2018-05-10T14:00:00Z");
  dashboard->add_flag("--why", options.dashboard.why, "Add the sentence behind each verdict");

  CLI::App* const import = AddCommand(app, "import", "Import figures from CSV", options);
  import->add_option("file", options.import.file, "CSV file, or - for standard input")->required();
  import->add_option("--batch", options.import.batch, "Id of the batch: a repeat changes nothing");
  import->add_option("--source", options.import.source, "Where the figures come from");
  import->add_option("--reason", options.import.reason, "Why figures already held change");
  import->add_flag("--validate-only", options.import.validate_only, "Check and write nothing");

  CLI::App* const snapshot = app.add_subcommand("snapshot", "Published dashboards");
  snapshot->require_subcommand(1);
  CLI::App* const create = AddCommand(*snapshot, "create", "Publish a month's dashboard", options);
  create->add_option("--month", options.snapshot.month, "Month, YYYY-MM")->required();
  create->add_option("--area", options.snapshot.area, "Area id; the whole force by default");
  create->add_option("--profile", options.snapshot.profile, "Judge every row by this profile");
  CLI::App* const list = AddCommand(*snapshot, "list", "List snapshots", options);
  list->add_option("--month", options.list_month, "Only this month's");
  CLI::App* const show = AddCommand(*snapshot, "show", "Show one as it was published", options);
  show->add_option("snapshot", options.snapshot_id, "Its id")->required();
  CLI::App* const diff = AddCommand(*snapshot, "diff", "What would differ today", options);
  diff->add_option("snapshot", options.snapshot_id, "Its id")->required();

  CLI::App* const completion = app.add_subcommand("completion", "Print a completion script");
  completion->add_option("shell", options.shell, "bash or zsh")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh"}));

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  if (completion->parsed()) {
    std::cout << CompletionScript(app, options.shell);
    return kDone;
  }

  const char* const token = std::getenv("COPPERPLATE_TOKEN");
  const Client client(options.gateway, token == nullptr ? "" : token);
  const CommandContext context{client, options.force, options.json};
  if (dashboard->parsed()) return ShowDashboard(context, options.dashboard);
  if (import->parsed()) return ImportObservations(context, options.import);
  if (create->parsed()) return CreateSnapshot(context, options.snapshot);
  if (list->parsed()) return ListSnapshots(context, options.list_month);
  if (show->parsed()) return ShowSnapshot(context, options.snapshot_id);
  return DiffSnapshot(context, options.snapshot_id);
}

}  // namespace
}  // namespace copperplate::cli

int main(int argc, char** argv) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const int code = copperplate::cli::Run(argc, argv);
  curl_global_cleanup();
  return code;
}
