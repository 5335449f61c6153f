#include "services/cli/commands/command_line.h"

#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/completion.h"

namespace copperplate::cli {
namespace {

constexpr char kAbout[] = "Copperplate: a force's performance figures from the command line.";

constexpr char kFooter[] =
    R"(Options of every command, before or after its name: --gateway, --force, --ca-file, --json
(copperplate --help).

Environment:
  COPPERPLATE_TOKEN     the bearer token; no option, since others can read a command line
  COPPERPLATE_GATEWAY, COPPERPLATE_FORCE, COPPERPLATE_CA
                        for --gateway, --force, --ca-file

Exit codes:
  0  done
  1  refused: bad input, a state that does not allow it, a conflict
  2  the command line is wrong, or a file cannot be read
  3  no token, or one without the role
  4  no such thing
  5  no answer, or try again later
  6  the service failed)";

constexpr char kTableNotes[] =
    R"(What is marked in the table is explained below it:
  [p]   provisional: a figure behind it may still change
  [r]   restated: the sum of the areas of the data month, also over months before
        one of them belonged
  [1]   a caveat, data older than the month, why a value or verdict is not there (n/a)
        or which months it goes without, what a published page printed otherwise
A column that does not apply is `-`. On a terminal narrower than the table its columns
stand in parts, one below the other; into a file or pipe goes the whole table.)";

}  // namespace

CommandLine::CommandLine() : app_(kAbout, "copperplate") {
  app_.require_subcommand(1);
  app_.fallthrough();
  app_.footer(kFooter);
  app_.set_version_flag("--version", "copperplate " COPPERPLATE_VERSION, "Print the version");
  AddGlobalOptions();
  AddDashboard();
  AddImport();
  AddSnapshot();
  AddCompletion();
}

ExitCode CommandLine::Run(int argc, const char* const* argv, std::string token) {
  try {
    app_.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_.exit(error) == 0 ? kDone : kUsage;
  }
  if (!shell_.empty()) {
    std::cout << CompletionScript(app_, shell_);
    return kDone;
  }
  if (force_.empty()) {
    app_.exit(CLI::RequiredError("--force"));
    return kUsage;
  }
  client_.token = std::move(token);
  const Client client(client_);
  return chosen_({client, force_, json_});
}

void CommandLine::AddGlobalOptions() {
  client_.gateway = "http://127.0.0.1:8080";
  app_.add_option("--gateway", client_.gateway, "Address of the gateway")
      ->envname("COPPERPLATE_GATEWAY")
      ->capture_default_str();
  app_.add_option("--force", force_, "The force, such as cambridgeshire; required")
      ->envname("COPPERPLATE_FORCE");
  app_.add_option("--ca-file", client_.ca_file,
                  "Certificates (PEM) to trust an https gateway by, in place of the system's")
      ->envname("COPPERPLATE_CA")
      ->check(CLI::ExistingFile);
  app_.add_flag("--json", json_, "Print the answer, or the error, as JSON on standard output");
}

CLI::App* CommandLine::Add(CLI::App& parent, const char* name, const char* about, Command run) {
  CLI::App* const command = parent.add_subcommand(name, about);
  command->callback([this, run = std::move(run)] { chosen_ = run; });
  return command;
}

void CommandLine::AddDashboard() {
  CLI::App* const dashboard =
      Add(app_, "dashboard", "Show a month's dashboard",
          [this](const CommandContext& context) { return ShowDashboard(context, dashboard_); });
  dashboard->add_option("--month", dashboard_.month, "Month, YYYY-MM")->required();
  dashboard->add_option("--area", dashboard_.area, "Area id; the whole force by default");
  dashboard->add_option("--theme", dashboard_.theme, "Only this theme's rows");
  dashboard->add_option("--profile", dashboard_.profile, "Judge every row by this profile");
  dashboard->add_option("--known-at", dashboard_.known_at,
                        "As it was known then, such as 2018-05-10T14:00:00Z");
  dashboard->add_flag("--why", dashboard_.why, "Add the sentence behind each verdict");
  dashboard->footer(absl::StrCat(kTableNotes, "\n\n", kFooter));
}

void CommandLine::AddImport() {
  CLI::App* const import =
      Add(app_, "import", "Import figures from CSV",
          [this](const CommandContext& context) { return ImportObservations(context, import_); });
  import->add_option("file", import_.file, "CSV file, or - for standard input")->required();
  import->add_option("--batch", import_.batch, "Id of the batch: a repeat changes nothing");
  import->add_option("--source", import_.source, "Where the figures come from");
  import->add_option("--reason", import_.reason, "Why figures already held change");
  import->add_flag("--validate-only", import_.validate_only, "Check and write nothing");
}

void CommandLine::AddSnapshot() {
  CLI::App* const snapshot = app_.add_subcommand("snapshot", "Published dashboards");
  snapshot->require_subcommand(1);
  CLI::App* const create =
      Add(*snapshot, "create", "Publish a month's dashboard",
          [this](const CommandContext& context) { return CreateSnapshot(context, snapshot_); });
  create->add_option("--month", snapshot_.month, "Month, YYYY-MM")->required();
  create->add_option("--area", snapshot_.area, "Area id; the whole force by default");
  create->add_option("--profile", snapshot_.profile, "Judge every row by this profile");
  Add(*snapshot, "list", "List snapshots", [this](const CommandContext& context) {
    return ListSnapshots(context, list_month_);
  })->add_option("--month", list_month_, "Only this month's");
  Add(*snapshot, "show", "Show one as it was published",
      [this](const CommandContext& context) { return ShowSnapshot(context, snapshot_id_); })
      ->add_option("snapshot", snapshot_id_, "Its id")
      ->required();
  Add(*snapshot, "diff", "What would differ today",
      [this](const CommandContext& context) { return DiffSnapshot(context, snapshot_id_); })
      ->add_option("snapshot", snapshot_id_, "Its id")
      ->required();
}

void CommandLine::AddCompletion() {
  CLI::App* const completion = app_.add_subcommand("completion", "Print a completion script");
  completion->add_option("shell", shell_, "bash or zsh")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh"}));
}

}  // namespace copperplate::cli
