#include "services/cli/commands/command_line.h"

#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/completion.h"
#include "services/cli/commands/import_format.h"
#include "services/cli/commands/option_checks.h"
#include "services/cli/commands/token.h"
#include "services/cli/commands/views.h"
#include "services/cli/terminal/output.h"

namespace copperplate::cli {
namespace {

constexpr char kAbout[] = "Copperplate: a force's performance figures from the command line.";

constexpr char kFooter[] =
    R"(Options of every command, before or after its name: --gateway, --force, --ca-file,
--token-file, --json (copperplate --help).

Environment:
  COPPERPLATE_TOKEN     the bearer token; no option, since others can read a command line
  COPPERPLATE_GATEWAY, COPPERPLATE_FORCE, COPPERPLATE_CA, COPPERPLATE_TOKEN_FILE
                        for --gateway, --force, --ca-file, --token-file

Exit codes:
  0  done
  1  refused: bad input, a state that does not allow it, a conflict
  2  the command line is wrong, or a file cannot be read
  3  no token, or one without the role
  4  no such thing
  5  no answer, or try again later
  6  the service failed
  7  done, but the answer could not be written to standard output)";

ExitCode Refuse(absl::string_view message) {
  std::cerr << "copperplate: " << message << "\n";
  return kUsage;
}

// What the end of the output makes of a command's own code.
ExitCode AfterOutput(ExitCode code, int fault) {
  if (fault == 0) return code;
  // Who reads no further, such as `head`, has what it wanted.
  if (fault == EPIPE) return kPipeClosed;
  std::cerr << "copperplate: standard output: " << std::strerror(fault) << "\n";
  return code == kDone ? kUnwritten : code;
}

constexpr char kTableNotes[] =
    R"(What is marked in the table is explained below it:
  [p]   provisional: a figure behind it may still change
  [r]   restated: the sum of the areas of the data month, also over months before
        one of them belonged
  [1]   a caveat, data older than the month, why a value or verdict is not there (n/a)
        or which months it goes without, what a published page printed otherwise
A column that does not apply is `-`. On a terminal narrower than the table its columns
stand in parts, one below the other; into a file or pipe goes the whole table.)";

constexpr char kPlanNotes[] =
    R"(RED needs an action or a decision, YELLOW is delayed, WHITE has not started, GREEN is on
target; on a terminal the words stand in their colours, unless NO_COLOR is set. Directions are
since the last published iteration. What the indicators service did not answer in time is shown
as unavailable.)";

}  // namespace

CommandLine::CommandLine() : app_(kAbout, "copperplate") {
  app_.require_subcommand(1);
  app_.fallthrough();
  app_.footer(kFooter);
  app_.set_version_flag("--version", "copperplate " COPPERPLATE_VERSION, "Print the version");
  AddGlobalOptions();
  AddDashboard();
  AddPlan();
  AddPlans();
  AddFigures();
  AddAnalysis();
  AddPeers();
  AddImport();
  AddSnapshot();
  AddCommentaries();
  AddAnnotations();
  AddImprovementPlans();
  AddVolunteers();
  AddGovernance();
  AddReference();
  AddCompletion();
}

ExitCode CommandLine::Run(int argc, const char* const* argv, std::string token) {
  StandardOutput output;
  const ExitCode code = RunChosen(argc, argv, std::move(token));
  return AfterOutput(code, output.Finish());
}

ExitCode CommandLine::RunChosen(int argc, const char* const* argv, std::string token) {
  try {
    app_.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_.exit(error) == 0 ? kDone : kUsage;
  }
  if (!shell_.empty()) {
    std::cout << CompletionScript(app_, shell_);
    return kDone;
  }
  if (const std::string dropped = DroppedOptions(app_); !dropped.empty()) return Refuse(dropped);
  if (force_.empty() && needs_force_) {
    app_.exit(CLI::RequiredError("--force"));
    std::cerr << "copperplate forces lists them.\n";
    return kUsage;
  }
  if (!token_file_.empty()) {
    absl::StatusOr<std::string> held = ReadTokenFile(token_file_);
    if (!held.ok()) return Refuse(held.status().message());
    token = *std::move(held);
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
  app_.add_option(
          "--force", force_,
          "The force, such as cambridgeshire; required but for forces, profiles and what is\n"
          "published nationally")
      ->envname("COPPERPLATE_FORCE");
  app_.add_option("--ca-file", client_.ca_file,
                  "Certificates (PEM) to trust an https gateway by, in place of the system's")
      ->envname("COPPERPLATE_CA")
      ->check(CLI::ExistingFile);
  app_.add_option("--token-file", token_file_,
                  "File that holds the bearer token, in place of COPPERPLATE_TOKEN")
      ->envname("COPPERPLATE_TOKEN_FILE");
  app_.add_flag("--json", json_, "Print the answer, or the error, as JSON on standard output");
}

CLI::App* CommandLine::Add(CLI::App& parent, const char* name, const char* about,
                           const char* example, Command run) {
  CLI::App* const command = parent.add_subcommand(name, about);
  command->footer(absl::StrCat("Example:\n  ", example, "\n\n", kFooter));
  command->callback([this, command, run = std::move(run)] {
    if (command->get_subcommands().empty()) chosen_ = run;
  });
  return command;
}

CLI::App* CommandLine::AddView(CLI::App& parent, const View& view) {
  ViewArguments& arguments = views_.emplace_back();
  arguments.options.resize(view.options.size());
  CLI::App* const command =
      Add(parent, view.verb, view.about, view.example,
          [&](const CommandContext& context) { return Show(context, view, arguments); });
  if (!view.NeedsForce()) command->parse_complete_callback([this] { needs_force_ = false; });
  if (view.id_of != nullptr) {
    const bool required = view.path_of_all == nullptr;
    command
        ->add_option(view.id_of, arguments.id,
                     required ? "Its id or name" : "Its id or name; all of the force by default")
        ->required(required);
  }
  for (size_t i = 0; i < view.options.size(); ++i) {
    AddViewOption(*command, view.options[i], arguments.options[i]);
  }
  if (view.items != nullptr) {
    command->add_flag("--csv", arguments.csv, "Print CSV, texts safe for a spreadsheet");
  }
  return command;
}

void CommandLine::AddFigures() {
  AddView(app_, kObservationsView);
  AddView(app_, kHistoryView);
}

void CommandLine::AddAnalysis() {
  AddView(app_, kSeriesView);
  AddView(app_, kChartView);
  AddView(app_, kForecastView);
  AddView(app_, kTrendView);
  AddView(app_, kBreakdownView);
  AddView(app_, kAreaComparisonView);
  AddView(app_, kInformationSheetView);
}

void CommandLine::AddPeers() {
  CLI::App* const peers = app_.add_subcommand("peers", "Forces that are alike, and their figures");
  peers->require_subcommand(1);
  AddView(*peers, kPeerComparisonView);
  AddView(*peers, kPeerGroupsView);
  AddView(*peers, kPeerFiguresView);
  CLI::App* const figures = Add(
      *peers, "import", "Import published figures from CSV; takes the right to forces/national",
      "copperplate peers import published.csv --batch outcomes-2018-q1",
      [this](const CommandContext& context) { return ImportPeerFigures(context, peer_import_); });
  figures->parse_complete_callback([this] { needs_force_ = false; });
  figures->footer(absl::StrCat(kPeerImportFormat, "\n\n", figures->get_footer()));
  AddImportOptions(*figures, peer_import_);
}

void CommandLine::AddDashboard() {
  CLI::App* const dashboard = Add(
      app_, "dashboard", "Show a month's dashboard", "copperplate dashboard --month 2018-03 --why",
      [this](const CommandContext& context) { return ShowDashboard(context, dashboard_); });
  dashboard->add_option("--month", dashboard_.month, "Month, YYYY-MM")->required();
  dashboard->add_option("--area", dashboard_.area, kAreaAbout);
  dashboard->add_option("--theme", dashboard_.theme, "Only this theme's rows, such as victims");
  dashboard->add_option("--profile", dashboard_.profile,
                        "Judge every row by this profile (copperplate profiles)");
  dashboard
      ->add_option("--significance-control", dashboard_.significance_control,
                   "What the tests of profile significance are held to")
      ->check(CLI::IsMember({"ONE_IN_20", "ONE_IN_500", "BENJAMINI_HOCHBERG"}));
  dashboard->add_option("--known-at", dashboard_.known_at, kKnownAtAbout)->check(Instant());
  dashboard->add_flag("--why", dashboard_.why, "Add the sentence behind each verdict");
  dashboard->footer(absl::StrCat(kTableNotes, "\n\n", kFooter));
}

void CommandLine::AddPlan() {
  CLI::App* const plan =
      Add(app_, "plan", "Show how the activities of a delivery plan stand",
          "copperplate plan police-and-crime-plan --as-of 2018-05-10",
          [this](const CommandContext& context) { return ShowPlan(context, plan_); });
  plan->add_option("plan", plan_.plan, "Its id or name")->required();
  CLI::Option* const as_of =
      plan->add_option("--as-of", plan_.as_of, "As it stood on this day, YYYY-MM-DD");
  plan->add_option("--iteration", plan_.iteration, "The iteration of this number, as frozen")
      ->check(WholeNumber())
      ->excludes(as_of);
  plan->add_option("--theme", plan_.theme, "Only this theme: its id, prefix or title");
  plan->add_flag("--texts", plan_.texts, "Add what each action says and where it stands");
  plan->add_flag("--csv", plan_.csv, "Print CSV, texts safe for a spreadsheet");
  plan->footer(absl::StrCat(kPlanNotes, "\n\n", kFooter));
}

void CommandLine::AddPlans() {
  CLI::App* const plans = AddView(app_, kPlansView);
  AddView(*plans, kIterationsView);
  CLI::App* const import =
      Add(*plans, "import", "Import actions, activities, leads and states of a plan from CSV",
          "copperplate plans import police-and-crime-plan actions.csv --import-id 2018-q1",
          [this](const CommandContext& context) { return ImportPlan(context, plan_import_); });
  import->add_option("plan", plan_import_.plan, "Its id or name")->required();
  import->add_option("file", plan_import_.file, "CSV file, or - for standard input")->required();
  import->add_option("--import-id", plan_import_.import_id,
                     "Id of the import: a repeat with the same file changes nothing");
  import->add_option("--as-of", plan_import_.as_of,
                     "The day that colours without one of their own are of, YYYY-MM-DD");
  import->add_flag("--validate-only", plan_import_.validate_only,
                   "Check every row, say what an import would do, and write nothing");
  import->footer(absl::StrCat(kPlanImportFormat, "\n\n", import->get_footer()));
  CLI::App* const out =
      Add(*plans, "export", "Print a plan as the CSV that import takes",
          "copperplate plans export police-and-crime-plan > plan.csv",
          [this](const CommandContext& context) { return ExportPlan(context, plan_export_); });
  out->add_option("plan", plan_export_.plan, "Its id or name")->required();
  out->add_option("--as-of", plan_export_.as_of, "As it stood on this day, YYYY-MM-DD");
}

void CommandLine::AddImport() {
  CLI::App* const figures =
      Add(app_, "import", "Import figures from CSV",
          "copperplate import figures.csv --batch crime-2018-03 --source 'Crime recording'",
          [this](const CommandContext& context) { return ImportObservations(context, import_); });
  figures->footer(absl::StrCat(kImportFormat, "\n\n", figures->get_footer()));
  AddImportOptions(*figures, import_);
}

void CommandLine::AddImportOptions(CLI::App& command, ImportOptions& options) {
  command.add_option("file", options.file, "CSV file, or - for standard input")->required();
  command.add_option("--batch", options.batch,
                     "Id of the batch: a repeat with the same file changes nothing");
  command.add_option("--source", options.source, "Where the figures come from");
  command.add_option("--reason", options.reason, "Why figures already held change");
  command.add_flag("--validate-only", options.validate_only,
                   "Check every line, say what an import would do, and write nothing");
}

void CommandLine::AddCompletion() {
  CLI::App* const completion = app_.add_subcommand("completion", "Print a completion script");
  completion->footer(
      absl::StrCat("Example:\n  source <(copperplate completion bash)\n\n", kFooter));
  completion->add_option("shell", shell_, "bash or zsh")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh"}));
}

}  // namespace copperplate::cli
