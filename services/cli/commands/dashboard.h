#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct DashboardOptions {
  std::string month;
  std::string area;  // id or name; empty: the force's own
  std::string theme;
  std::string profile;
  std::string significance_control;  // as the API has it; empty: ONE_IN_20
  std::string known_at;              // RFC 3339
  bool why = false;                  // each verdict's sentence, below the notes
};

ExitCode ShowDashboard(const CommandContext& context, const DashboardOptions& options);

}  // namespace copperplate::cli
