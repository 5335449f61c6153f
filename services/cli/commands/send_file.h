#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "services/cli/commands/command.h"
#include "services/cli/http/client.h"

namespace copperplate::cli {

struct SentFile {
  absl::StatusOr<Response> response;  // as of Client::Post
};

// Sends the CSV `file` (`-`: standard input) as it is read, with a progress bar where standard
// error is a terminal. An error where it cannot be read to its end.
absl::StatusOr<SentFile> SendFile(const CommandContext& context, const std::string& file,
                                  const std::string& path, const Query& query);

// Says that a file cannot be read; the exit code.
ExitCode RefuseFile(const absl::Status& status);

}  // namespace copperplate::cli
