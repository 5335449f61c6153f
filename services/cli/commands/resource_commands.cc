// The grammar of what is kept beside the figures: snapshots, commentaries, definitions and the
// like.
#include "services/cli/commands/command_line.h"
#include "services/cli/commands/views.h"

namespace copperplate::cli {

void CommandLine::AddReference() {
  CLI::App* const batches = AddView(app_, kBatchesView);
  AddView(*batches, kBatchView);
  AddView(*batches, kBatchFaultsView);
  AddView(*batches, kBatchWarningsView);
  CLI::App* const indicators = AddView(app_, kIndicatorsView);
  AddView(*indicators, kIndicatorView);
  AddView(app_, kAreasView);
  AddView(app_, kPopulationsView);
  AddView(app_, kForcesView);
  AddView(app_, kProfilesView);
}

void CommandLine::AddAnnotations() {
  AddView(app_, kTargetsView);
  AddView(app_, kRebasesView);
  AddView(app_, kSeriesBreaksView);
  AddView(app_, kHarmWeightsView);
  AddView(app_, kAssuranceView);
  AddView(app_, kAssuranceLevelsView);
}

void CommandLine::AddImprovementPlans() {
  AddView(app_, kImprovementPlansView);
  AddView(app_, kImprovementPlanView);
}

void CommandLine::AddGovernance() {
  AddView(app_, kActionsView);
  AddView(app_, kMeetingsView);
  CLI::App* const meeting =
      Add(app_, "meeting", "Show a meeting: its agenda, papers, attendance, outcomes and warnings",
          "copperplate meeting BCB m2018-04-12",
          [this](const CommandContext& context) { return ShowMeeting(context, meeting_); });
  meeting->add_option("body", meeting_.body, "Its code, id or name")->required();
  meeting->add_option("meeting", meeting_.meeting, "Its id or name")->required();
  meeting->add_flag("--csv", meeting_.csv, "Print the agenda as CSV, texts safe for a spreadsheet");
  CLI::App* const pack =
      Add(app_, "pack", "The pack of a meeting, as Markdown",
          "copperplate pack BCB m2018-05-10 > pack.md",
          [this](const CommandContext& context) { return ShowPack(context, pack_); });
  pack->add_option("body", pack_.body, "Its code, id or name")->required();
  pack->add_option("meeting", pack_.meeting, "Its id or name")->required();
}

void CommandLine::AddVolunteers() {
  CLI::App* const volunteers = AddView(app_, kVolunteersView);
  AddView(*volunteers, kAttentionView);
  AddView(*volunteers, kRecognitionsDueView);
  AddView(*volunteers, kDutyTypesView);
  AddView(*volunteers, kSkillsView);
  AddView(*volunteers, kOpportunitiesView);
  AddView(*volunteers, kMatchView);
  AddView(*volunteers, kFigurePublicationsView);
  AddView(*volunteers, kEqualityTableView);
  AddView(*volunteers, kRetentionDueView);
  CLI::App* const person =
      Add(*volunteers, "export", "Write everything that is held of one volunteer as JSON",
          "copperplate volunteers export v-1047",
          [this](const CommandContext& context) { return ExportVolunteer(context, export_); });
  person->add_option("volunteer", export_.volunteer, "Its id or name")->required();
  person->add_flag("--free-text", export_.free_text,
                   "With what was said why of steps and duties, which may name others");
  AddView(*volunteers, kSpeedwatchView);
  AddView(*volunteers, kWatchGroupsView);
  CLI::App* const publish =
      Add(*volunteers, "publish", "Publish a month's figures to the indicators service",
          "copperplate volunteers publish --month 2018-03 --id march-2018",
          [this](const CommandContext& context) { return PublishFigures(context, publish_); });
  publish->add_option("--month", publish_.month, "Month, YYYY-MM, that is over")->required();
  publish->add_option("--id", publish_.id, "Id of the publication: again with it changes nothing")
      ->required();
  CLI::App* const import = Add(
      *volunteers, "import", "Import duties from CSV (docs/duty-import.md)",
      "copperplate volunteers import duties.csv --import-id dutysheet-2018-03 --source dutysheet",
      [this](const CommandContext& context) { return ImportDuties(context, duty_import_); });
  AddSourceImportOptions(*import, duty_import_);
  CLI::App* const sessions = Add(
      *volunteers, "import-sessions",
      "Import sessions of Speedwatch from CSV (docs/session-import.md)",
      "copperplate volunteers import-sessions tally.csv --import-id june-2018 --source tally",
      [this](const CommandContext& context) { return ImportSessions(context, session_import_); });
  AddSourceImportOptions(*sessions, session_import_);
  CLI::App* const people =
      Add(*volunteers, "import-people",
          "Import volunteers with the history of their engagements from CSV "
          "(docs/volunteer-import.md)",
          "copperplate volunteers import-people volunteers.csv --import-id hr-2026-11",
          [this](const CommandContext& context) {
            return ImportVolunteers(context, volunteer_import_);
          });
  people->add_option("file", volunteer_import_.file, "CSV file, or - for standard input")
      ->required();
  people->add_option("--import-id", volunteer_import_.import_id,
                     "Id of the import: a repeat with the same file changes nothing");
  people->add_flag("--validate-only", volunteer_import_.validate_only,
                   "Check every line, say what an import would do, and write nothing");
}

void CommandLine::AddSourceImportOptions(CLI::App& command, SourceImportOptions& options) {
  command.add_option("file", options.file, "CSV file, or - for standard input")->required();
  command.add_option("--import-id", options.import_id,
                     "Id of the import: a repeat with the same file changes nothing");
  command.add_option("--source", options.source, "The system that the rows come from");
  command.add_flag("--validate-only", options.validate_only,
                   "Check every line, say what an import would do, and write nothing");
}

void CommandLine::AddSnapshot() {
  CLI::App* const snapshot = app_.add_subcommand("snapshot", "Published dashboards");
  snapshot->require_subcommand(1);
  CLI::App* const create =
      Add(*snapshot, "create", "Publish a month's dashboard",
          "copperplate snapshot create --month 2018-03",
          [this](const CommandContext& context) { return CreateSnapshot(context, snapshot_); });
  create->add_option("--month", snapshot_.month, "Month, YYYY-MM")->required();
  create->add_option("--area", snapshot_.area, kAreaAbout);
  create->add_option("--profile", snapshot_.profile,
                     "Judge every row by this profile (copperplate profiles)");
  AddView(*snapshot, kSnapshotsView);
  Add(*snapshot, "show", "Show one as it was published",
      "copperplate snapshot show m2018-03-cambridgeshire-1",
      [this](const CommandContext& context) { return ShowSnapshot(context, snapshot_id_); })
      ->add_option("snapshot", snapshot_id_, "Its id or name")
      ->required();
  Add(*snapshot, "diff", "What would differ today, and which imports and other changes moved it",
      "copperplate snapshot diff m2018-03-cambridgeshire-1",
      [this](const CommandContext& context) { return DiffSnapshot(context, snapshot_id_); })
      ->add_option("snapshot", snapshot_id_, "Its id or name")
      ->required();
}

void CommandLine::AddCommentaries() {
  CLI::App* const commentaries = AddView(app_, kCommentariesView);
  const auto with_id = [this](CLI::App* command) {
    command->add_option("commentary", commentary_.id, "Its id or name")->required();
    return command;
  };
  const auto with_etag = [this](CLI::App* command) {
    command->add_option("--etag", commentary_.etag,
                        "As show printed it: only what was read is agreed or reopened");
  };
  with_id(
      Add(*commentaries, "show", "Show one with its text", "copperplate commentaries show crime",
          [this](const CommandContext& context) { return ShowCommentary(context, commentary_); }));
  CLI::App* const add = with_id(Add(
      *commentaries, "add", "Add one as a draft: of an indicator, a theme, a section or an area",
      "copperplate commentaries add crime crime.txt --month 2018-03 --indicator "
      "all-recorded-crime --marking OFFICIAL",
      [this](const CommandContext& context) { return AddCommentary(context, commentary_); }));
  add->add_option("file", commentary_.file, "Its text: a file, or - for standard input")
      ->required();
  add->add_option("--month", commentary_.month, "Of which dashboard, YYYY-MM")->required();
  CLI::Option* const indicator =
      add->add_option("--indicator", commentary_.indicator, "About this indicator, by id or name");
  CLI::Option* const theme =
      add->add_option("--theme", commentary_.theme, "About this theme, such as victims")
          ->excludes(indicator);
  add->add_option("--section", commentary_.section, "Of this section of the pack, by its heading")
      ->excludes(indicator)
      ->excludes(theme);
  add->add_option("--area", commentary_.area, kAreaAbout);
  add->add_option("--marking", commentary_.marking, "How it is to be handled")
      ->check(CLI::IsMember({"OFFICIAL", "OFFICIAL_SENSITIVE"}))
      ->required();
  add->add_option("--source", commentary_.sources, "What it rests on; may stand several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  with_etag(with_id(Add(
      *commentaries, "agree", "Settle a draft: what snapshots keep",
      "copperplate commentaries agree crime",
      [this](const CommandContext& context) { return AgreeCommentary(context, commentary_); })));
  with_etag(with_id(Add(
      *commentaries, "reopen", "Take one that is agreed back to draft",
      "copperplate commentaries reopen crime",
      [this](const CommandContext& context) { return ReopenCommentary(context, commentary_); })));
}

}  // namespace copperplate::cli
