#include "services/cli/commands/send_file.h"

#include <unistd.h>

#include <iostream>
#include <optional>
#include <utility>

#include "absl/time/clock.h"
#include "services/cli/commands/csv_file.h"
#include "services/cli/terminal/progress.h"

namespace copperplate::cli {

absl::StatusOr<SentFile> SendFile(const CommandContext& context, const std::string& file,
                                  const std::string& path, const Query& query) {
  absl::StatusOr<CsvFile> csv = CsvFile::Open(file);
  if (!csv.ok()) return csv.status();
  const int64_t size = csv->size();
  const bool terminal = isatty(STDERR_FILENO) == 1 && size > 0;
  ProgressPace pace(terminal);
  bool drawn = false;
  bool all_drawn = false;
  Upload upload{"text/csv", size, {}};
  upload.read = [&](char* buffer, size_t capacity) {
    const std::optional<size_t> part = csv->Read(buffer, capacity);
    const bool all = csv->bytes_read() >= size;
    if (pace.Due(absl::Now()) || (terminal && all && !all_drawn)) {
      std::cerr << "\r" << ProgressBar(csv->bytes_read(), size)
                << (all ? ", sent: the service looks at it" : "") << std::flush;
      drawn = true;
      all_drawn = all;
    }
    return part;
  };
  SentFile sent{context.client.Post(path, query, upload)};
  if (drawn) std::cerr << "\r\033[K";
  if (!csv->status().ok()) return csv->status();
  return sent;
}

ExitCode RefuseFile(const absl::Status& status) {
  std::cerr << "copperplate: " << status.message() << "\n";
  return kUsage;
}

}  // namespace copperplate::cli
