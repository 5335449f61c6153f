#include "services/cli/commands/plan.h"

#include <cstdlib>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/plan_csv.h"
#include "services/cli/commands/plan_table.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

// https://no-color.org
bool WantsColour(size_t terminal_width) {
  const char* const none = std::getenv("NO_COLOR");
  return terminal_width > 0 && (none == nullptr || *none == '\0');
}

}  // namespace

ExitCode ShowPlan(const CommandContext& context, const PlanOptions& options) {
  const std::string plan = absl::StrCat("/v1/forces/", PathPart(context.force), "/plans/",
                                        PathPart(IdOf(context.force, "plans", options.plan)));
  const bool frozen = !options.iteration.empty();
  const absl::StatusOr<Response> response =
      frozen ? context.client.Get(
                   absl::StrCat(plan, "/iterations/iteration-", PathPart(options.iteration)), {})
             : context.client.Get(absl::StrCat(plan, "/board"), {{"asOf", options.as_of}});
  return Finish(context, response, [&](const Value& answer) {
    PlanDrawing drawing;
    drawing.theme = options.theme;
    drawing.texts = options.texts;
    drawing.width = TerminalWidth();
    drawing.colour = WantsColour(drawing.width);
    // A spreadsheet keeps the lines of a text.
    std::cout << (options.csv ? PlanCsv(Value::Parse(response->body), options.theme)
                              : DrawPlan(answer, drawing));
  });
}

}  // namespace copperplate::cli
