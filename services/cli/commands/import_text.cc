#include "services/cli/commands/import_text.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/cli/commands/names.h"
#include "services/cli/terminal/number.h"
#include "services/cli/terminal/printable.h"

namespace copperplate::cli {

std::string DescribeImport(const Value& batch) {
  const std::string rows = Counted(batch["rowCount"].text(), "row");
  const std::string name = batch["name"].text();
  const std::string counts =
      absl::StrCat(batch["insertedCount"].text(), " new, ", batch["revisedCount"].text(),
                   " revised, ", batch["unchangedCount"].text(), " unchanged");
  // A trial leaves no batch behind.
  if (batch["validateOnly"].boolean()) {
    return absl::StrCat("would import ", rows, ": ", counts, "; nothing was written\n");
  }
  if (batch["replayed"].boolean()) {
    return absl::StrCat("nothing changed: ", name, " was imported before, with ", rows, ": ",
                        counts, "\n");
  }
  return absl::StrCat("imported ", rows, name.empty() ? "" : " as ", name, ": ", counts, "\n");
}

std::string DescribeWarnings(const Value& batch) {
  const std::string count = batch["warningCount"].text();
  if (count.empty() || count == "0") return "";
  std::string text = absl::StrCat(Counted(count, "warning"), ":\n");
  const std::vector<Value> warnings = batch["warnings"].elements();
  for (const Value& warning : warnings) {
    const std::string breakdown = Printable(warning["breakdown"].text());
    absl::StrAppend(&text, "  line ", warning["line"].text(), ": ",
                    LastSegment(Printable(warning["indicator"].text())), ", ",
                    LastSegment(Printable(warning["area"].text())), ", ",
                    Printable(warning["month"].text()), breakdown.empty() ? "" : ", ", breakdown,
                    ": ", Printable(warning["sentence"].text()), "\n");
  }
  if (absl::StrCat(warnings.size()) == count) return text;
  absl::StrAppend(&text, "  and others");
  if (!batch["validateOnly"].boolean()) {
    absl::StrAppend(&text, ": copperplate batches warnings ",
                    LastSegment(Printable(batch["name"].text())));
  }
  return absl::StrCat(text, "\n");
}

std::string WhereFaultsAre(const Value& body, absl::string_view force) {
  for (const Value& detail : body["error"]["details"].elements()) {
    const std::string batch = Printable(detail["metadata"]["batch"].text());
    if (batch.empty()) continue;
    const std::vector<std::string> parts = absl::StrSplit(batch, '/');
    const std::string of_force =
        parts.size() > 1 && parts[1] != force ? absl::StrCat("--force ", parts[1], " ") : "";
    return absl::StrCat("  refused as ", batch, "\n  all faults: copperplate ", of_force,
                        "batches faults ", LastSegment(batch), "\n");
  }
  return "";
}

}  // namespace copperplate::cli
