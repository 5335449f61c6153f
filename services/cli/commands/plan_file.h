// A delivery plan as a CSV file, in and out.
#pragma once

#include <string>

#include "services/cli/commands/command.h"
#include "services/cli/json/value.h"

namespace copperplate::cli {

struct PlanFileOptions {
  std::string plan;       // id or name
  std::string file;       // path, or `-` for standard input; of an import
  std::string import_id;  // a repeat with the same file changes nothing; empty: never a repeat
  std::string as_of;      // YYYY-MM-DD; of an import the day of colours that have none
  bool validate_only = false;
};

ExitCode ImportPlan(const CommandContext& context, const PlanFileOptions& options);

// Writes the CSV to standard output, with --json as the member `content` of an object.
ExitCode ExportPlan(const CommandContext& context, const PlanFileOptions& options);

// What an import did, or would do, from a PlanImport message in JSON.
std::string DescribePlanImport(const Value& import);

}  // namespace copperplate::cli
