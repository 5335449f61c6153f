#include "services/cli/commands/import.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/cli/commands/outcome.h"
#include "services/cli/terminal/progress.h"

namespace copperplate::cli {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File Open(const std::string& path) {
  if (path == "-") return File(stdin, [](std::FILE*) { return 0; });
  return File(std::fopen(path.c_str(), "rb"), &std::fclose);
}

// -1 for a pipe.
int64_t SizeOf(std::FILE* file) {
  struct stat status {};
  return fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
}

void PrintBatch(const Value& batch) {
  const std::string rows = batch["rowCount"].text();
  std::cout << (batch["validateOnly"].boolean() ? "would import " : "imported ") << rows
            << (rows == "1" ? " row" : " rows");
  if (!batch["name"].null()) std::cout << " as " << batch["name"].text();
  std::cout << ": " << batch["insertedCount"].text() << " new, " << batch["revisedCount"].text()
            << " revised, " << batch["unchangedCount"].text() << " unchanged\n";
}

}  // namespace

ExitCode ImportObservations(const CommandContext& context, const ImportOptions& options) {
  const File file = Open(options.file);
  if (file == nullptr) {
    std::cerr << "copperplate: " << options.file << ": " << std::strerror(errno) << "\n";
    return kUsage;
  }
  const int64_t size = SizeOf(file.get());
  const bool terminal = isatty(STDERR_FILENO) == 1;
  ProgressPace pace(terminal && size > 0);
  int64_t sent = 0;
  bool drawn = false;
  Upload upload{"text/csv", size, {}};
  upload.read = [&](char* buffer, size_t capacity) {
    const size_t part = std::fread(buffer, 1, capacity, file.get());
    sent += static_cast<int64_t>(part);
    if (pace.Due(absl::Now())) {
      std::cerr << "\r" << ProgressBar(sent, size) << std::flush;
      drawn = true;
    }
    return part;
  };
  const absl::StatusOr<Response> response =
      context.client.Post(absl::StrCat("/v1/forces/", context.force, "/observations:import"),
                          {{"batchId", options.batch},
                           {"source", options.source},
                           {"revisionReason", options.reason},
                           {"validateOnly", options.validate_only ? "true" : ""}},
                          upload);
  if (drawn) std::cerr << "\r\033[K";
  return Finish(context, response, PrintBatch);
}

}  // namespace copperplate::cli
