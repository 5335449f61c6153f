#include "services/cli/commands/import_text.h"

#include "absl/strings/str_cat.h"
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

std::string WhereFaultsAre(const Value& body) {
  for (const Value& detail : body["error"]["details"].elements()) {
    const std::string batch = Printable(detail["metadata"]["batch"].text());
    if (batch.empty()) continue;
    return absl::StrCat("  refused as ", batch, "\n  all faults: copperplate batches faults ",
                        LastSegment(batch), "\n");
  }
  return "";
}

}  // namespace copperplate::cli
