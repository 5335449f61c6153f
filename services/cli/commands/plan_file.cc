#include "services/cli/commands/plan_file.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/plan_words.h"
#include "services/cli/commands/send_file.h"
#include "services/cli/terminal/number.h"

namespace copperplate::cli {
namespace {

std::string PlanPath(const CommandContext& context, const std::string& plan, const char* verb) {
  return absl::StrCat("/v1/forces/", PathPart(context.force), "/plans/",
                      PathPart(IdOf(context.force, "plans", plan)), verb);
}

}  // namespace

std::string DescribePlanImport(const Value& import) {
  const std::string rows = Counted(import["rowCount"].text(), "row");
  const std::string id = import["importId"].text();
  const std::string counts = absl::StrCat(
      import["createdCount"].text(), " new, ", import["changedCount"].text(), " changed, ",
      import["unchangedCount"].text(), " unchanged; ", import["statusCount"].text(), " reported");
  std::string text;
  if (import["validateOnly"].boolean()) {
    text = absl::StrCat("would import ", rows, ": ", counts, "; nothing was written\n");
  } else if (import["replayed"].boolean()) {
    text = absl::StrCat("nothing changed: ", id, " was imported before, with ", rows, ": ", counts,
                        "\n");
  } else {
    text = absl::StrCat("imported ", rows, id.empty() ? "" : " as ", id, ": ", counts, "\n");
  }
  const auto add = [&](const char* words, const Value& list) {
    const std::string joined = JoinedTexts(list, ", ");
    if (!joined.empty()) absl::StrAppend(&text, "  ", words, joined, "\n");
  };
  add("leads nobody has named yet: ", import["unresolvedLeads"]);
  add("links to nothing in the plan: ", import["unresolvedLinks"]);
  return text;
}

ExitCode ImportPlan(const CommandContext& context, const PlanFileOptions& options) {
  const absl::StatusOr<SentFile> sent =
      SendFile(context, options.file, PlanPath(context, options.plan, ":import"),
               {{"importId", options.import_id},
                {"asOf", options.as_of},
                {"validateOnly", options.validate_only ? "true" : ""}});
  if (!sent.ok()) return RefuseFile(sent.status());
  return Finish(context, sent->response,
                [](const Value& import) { std::cout << DescribePlanImport(import); });
}

ExitCode ExportPlan(const CommandContext& context, const PlanFileOptions& options) {
  const absl::StatusOr<Response> response =
      context.client.Get(PlanPath(context, options.plan, ":export"), {{"asOf", options.as_of}});
  if (!response.ok() || ExitCodeOf(response->status) != kDone) {
    return Finish(context, response, [](const Value&) {});
  }
  if (context.json) {
    std::cout << "{\"content\":" << Quote(response->body) << "}\n";
  } else {
    std::cout << response->body;
  }
  return kDone;
}

}  // namespace copperplate::cli
