#include "services/cli/commands/dashboard.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/dashboard_table.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {

ExitCode ShowDashboard(const CommandContext& context, const DashboardOptions& options) {
  const absl::StatusOr<Response> response =
      context.client.Get(absl::StrCat("/v1/forces/", PathPart(context.force), "/dashboard"),
                         {{"month", options.month},
                          {"area", NameOf(context.force, "areas", options.area)},
                          {"theme", options.theme},
                          {"profile", options.profile},
                          {"significanceControl", options.significance_control},
                          {"knownAt", options.known_at}});
  return Finish(context, response, [&](const Value& dashboard) {
    std::cout << DrawDashboard(dashboard, {options.why, TerminalWidth()});
  });
}

}  // namespace copperplate::cli
