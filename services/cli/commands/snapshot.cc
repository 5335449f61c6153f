#include "services/cli/commands/snapshot.h"

#include <iostream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/cli/commands/dashboard_table.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/commands/pages.h"
#include "services/cli/terminal/table.h"
#include "services/cli/terminal/width.h"

namespace copperplate::cli {
namespace {

std::string Snapshots(const CommandContext& context) {
  return absl::StrCat("/v1/forces/", PathPart(context.force), "/snapshots");
}

std::string SnapshotPath(const CommandContext& context, const std::string& id) {
  return absl::StrCat(Snapshots(context), "/", PathPart(id));
}

std::string LastSegment(const std::string& name) { return name.substr(name.rfind('/') + 1); }

void PrintDifferences(const Value& answer) {
  const std::vector<Value> differences = answer["differences"].elements();
  if (differences.empty()) {
    std::cout << "nothing differs at revision " << answer["revision"].text() << "\n";
    return;
  }
  Table table({{"Indicator"},
               {"Column"},
               {"Published", Align::kRight},
               {"Today", Align::kRight},
               {"Batches"}});
  for (const Value& difference : differences) {
    std::vector<std::string> batches;
    for (const Value& batch : difference["batches"].elements()) {
      batches.push_back(LastSegment(batch.text()));
    }
    const bool changed = difference["kind"].text() == "CHANGED";
    table.AddRow({LastSegment(difference["indicator"].text()),
                  difference[changed ? "column" : "kind"].text(), difference["before"].text(),
                  difference["after"].text(), absl::StrJoin(batches, " ")});
  }
  std::cout << table.Draw();
}

}  // namespace

ExitCode CreateSnapshot(const CommandContext& context, const SnapshotOptions& options) {
  const std::string area =
      options.area.empty() ? "" : absl::StrCat("forces/", context.force, "/areas/", options.area);
  const std::string body =
      absl::StrCat("{\"month\":", Quote(options.month), ",\"area\":", Quote(area),
                   ",\"profile\":", Quote(options.profile), "}");
  return Finish(context, context.client.PostJson(Snapshots(context), {}, body),
                [](const Value& snapshot) {
                  std::cout << "published " << snapshot["name"].text() << ", edition "
                            << snapshot["edition"].text() << ", SHA-256 "
                            << snapshot["sha256"].text() << "\n";
                });
}

ExitCode ShowSnapshot(const CommandContext& context, const std::string& id) {
  return Finish(context, context.client.Get(SnapshotPath(context, id), {}),
                [](const Value& snapshot) {
                  std::cout << snapshot["name"].text() << " by " << snapshot["author"].text()
                            << " at " << snapshot["createTime"].text() << ", SHA-256 "
                            << snapshot["sha256"].text() << "\n"
                            << DrawDashboard(snapshot["dashboard"], {false, TerminalWidth()});
                });
}

ExitCode ListSnapshots(const CommandContext& context, const std::string& month) {
  return Finish(
      context, GetAll(context.client, Snapshots(context), {{"month", month}}, "snapshots"),
      [](const Value& answer) {
        Table table({{"Snapshot"}, {"Month"}, {"Edition", Align::kRight}, {"Published"}, {"By"}});
        for (const Value& snapshot : answer["snapshots"].elements()) {
          table.AddRow({LastSegment(snapshot["name"].text()), snapshot["month"].text(),
                        snapshot["edition"].text(), snapshot["createTime"].text(),
                        snapshot["author"].text()});
        }
        std::cout << table.Draw();
      });
}

ExitCode DiffSnapshot(const CommandContext& context, const std::string& id) {
  return Finish(context, context.client.Get(absl::StrCat(SnapshotPath(context, id), ":diff"), {}),
                PrintDifferences);
}

}  // namespace copperplate::cli
