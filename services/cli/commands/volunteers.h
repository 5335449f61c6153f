// What is done about volunteers; volunteer_views.cc has what is only shown.
#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct PublishOptions {
  std::string month;
  std::string id;
};

// Publishes the month's figures to the indicators service.
ExitCode PublishFigures(const CommandContext& context, const PublishOptions& options);

struct VolunteerExportOptions {
  std::string volunteer;  // id or name
  bool free_text = false;
};

// Writes everything that is held of one volunteer as one JSON document, all pages of it.
ExitCode ExportVolunteer(const CommandContext& context, const VolunteerExportOptions& options);

// Of an import of duties or sessions from another system.
struct SourceImportOptions {
  std::string file;
  std::string import_id;
  std::string source;
  bool validate_only = false;
};

struct VolunteerImportOptions {
  std::string file;
  std::string import_id;
  bool validate_only = false;
};

// Brings volunteers in with the history of their engagements.
ExitCode ImportVolunteers(const CommandContext& context, const VolunteerImportOptions& options);

ExitCode ImportDuties(const CommandContext& context, const SourceImportOptions& options);
// Of Speedwatch.
ExitCode ImportSessions(const CommandContext& context, const SourceImportOptions& options);

}  // namespace copperplate::cli
