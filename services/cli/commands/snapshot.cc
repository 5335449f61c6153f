#include "services/cli/commands/snapshot.h"

#include <iostream>

#include "absl/strings/str_cat.h"
#include "services/cli/commands/commentary_text.h"
#include "services/cli/commands/dashboard_table.h"
#include "services/cli/commands/names.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/pages.h"
#include "services/cli/commands/snapshot_diff.h"
#include "services/cli/terminal/printable.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

std::string Collection(const CommandContext& context, const char* collection) {
  return absl::StrCat("/v1/forces/", PathPart(context.force), "/", collection);
}

std::string SnapshotPath(const CommandContext& context, const std::string& snapshot) {
  return absl::StrCat(Collection(context, "snapshots"), "/",
                      PathPart(IdOf(context.force, "snapshots", snapshot)));
}

// Titles and reasons are decoration: the diff goes without those that cannot be had.
DiffNames NamesIn(const CommandContext& context, const Value& answer) {
  DiffNames names;
  if (answer["differences"].elements().empty()) return names;
  VisitPages(context.client, Collection(context, "indicators"), {}, "indicators",
             [&](const Value& indicator) {
               names.indicators[indicator["name"].text()] = indicator.WithTexts(&Printable);
             })
      .IgnoreError();
  for (const Value& difference : answer["differences"].elements()) {
    for (const Value& batch : difference["batches"].elements()) {
      const auto [held, is_new] = names.batches.try_emplace(batch.text());
      if (!is_new) continue;
      const absl::StatusOr<Response> response = context.client.Get(
          absl::StrCat(Collection(context, "batches"), "/", PathPart(LastSegment(batch.text()))),
          {});
      if (response.ok()) held->second = Value::Parse(response->body).WithTexts(&Printable);
    }
  }
  return names;
}

}  // namespace

ExitCode CreateSnapshot(const CommandContext& context, const SnapshotOptions& options) {
  const std::string body =
      absl::StrCat("{\"month\":", Quote(options.month),
                   ",\"area\":", Quote(NameOf(context.force, "areas", options.area)),
                   ",\"profile\":", Quote(options.profile), "}");
  return Finish(context, context.client.PostJson(Collection(context, "snapshots"), {}, body),
                [](const Value& snapshot) {
                  std::cout << "published " << snapshot["name"].text() << ", edition "
                            << snapshot["edition"].text() << ", SHA-256 "
                            << snapshot["sha256"].text() << "\n";
                });
}

ExitCode ShowSnapshot(const CommandContext& context, const std::string& snapshot) {
  const absl::StatusOr<Response> response = context.client.Get(SnapshotPath(context, snapshot), {});
  return Finish(context, response, [&](const Value& answer) {
    std::cout << answer["name"].text() << " by " << answer["author"].text() << " at "
              << answer["createTime"].text() << ", SHA-256 " << answer["sha256"].text() << "\n"
              << DrawDashboard(answer["dashboard"], {false, TerminalWidth()})
              << DrawCommentaries(Value::Parse(response->body), TerminalWidth());
  });
}

ExitCode DiffSnapshot(const CommandContext& context, const std::string& snapshot) {
  return Finish(
      context, context.client.Get(absl::StrCat(SnapshotPath(context, snapshot), ":diff"), {}),
      [&](const Value& answer) { std::cout << DrawDifferences(answer, NamesIn(context, answer)); });
}

}  // namespace copperplate::cli
