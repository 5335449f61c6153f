#pragma once

#include <string>

#include "services/cli/commands/command.h"

namespace copperplate::cli {

struct PlanOptions {
  std::string plan;       // id or name
  std::string as_of;      // YYYY-MM-DD; empty: today
  std::string theme;      // id, prefix or title; empty: all
  std::string iteration;  // number; empty: the board as it is
  bool texts = false;     // what each action says and where it stands, below the table
  bool csv = false;
};

ExitCode ShowPlan(const CommandContext& context, const PlanOptions& options);

}  // namespace copperplate::cli
