#include "services/cli/commands/import.h"

#include <unistd.h>

#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/cli/commands/csv_file.h"
#include "services/cli/commands/import_text.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/terminal/progress.h"

namespace copperplate::cli {
namespace {

ExitCode Unreadable(const absl::Status& status) {
  std::cerr << "copperplate: " << status.message() << "\n";
  return kUsage;
}

}  // namespace

ExitCode ImportObservations(const CommandContext& context, const ImportOptions& options) {
  absl::StatusOr<CsvFile> file = CsvFile::Open(options.file);
  if (!file.ok()) return Unreadable(file.status());
  const int64_t size = file->size();
  const bool terminal = isatty(STDERR_FILENO) == 1 && size > 0;
  ProgressPace pace(terminal);
  bool drawn = false;
  bool all_drawn = false;
  Upload upload{"text/csv", size, {}};
  upload.read = [&](char* buffer, size_t capacity) {
    const std::optional<size_t> part = file->Read(buffer, capacity);
    const bool all = file->bytes_read() >= size;
    if (pace.Due(absl::Now()) || (terminal && all && !all_drawn)) {
      std::cerr << "\r" << ProgressBar(file->bytes_read(), size)
                << (all ? ", sent: the service looks at it" : "") << std::flush;
      drawn = true;
      all_drawn = all;
    }
    return part;
  };
  const absl::StatusOr<Response> response = context.client.Post(
      absl::StrCat("/v1/forces/", PathPart(context.force), "/observations:import"),
      {{"batchId", options.batch},
       {"source", options.source},
       {"revisionReason", options.reason},
       {"validateOnly", options.validate_only ? "true" : ""}},
      upload);
  if (drawn) std::cerr << "\r\033[K";
  if (!file->status().ok()) return Unreadable(file->status());
  const ExitCode code =
      Finish(context, response, [](const Value& batch) { std::cout << DescribeImport(batch); });
  if (code == kRefused) std::cerr << WhereFaultsAre(Value::Parse(response->body));
  return code;
}

}  // namespace copperplate::cli
