#pragma once

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace copperplate::testing_postgres {

// A PostgreSQL cluster of one test's own, for tests that stop the server or change its settings.
// Takes about a second to start. Stopped and removed when destroyed, or when the process ends.
class PrivateCluster {
 public:
  // INTERNAL with the output of tests/fixtures/postgres when it does not start.
  static absl::StatusOr<std::unique_ptr<PrivateCluster>> Start();
  ~PrivateCluster();
  PrivateCluster(const PrivateCluster&) = delete;
  PrivateCluster& operator=(const PrivateCluster&) = delete;

  // For TestDatabase::CreateIn.
  const std::string& socket_folder() const { return folder_; }

  // Stops the server as a crash would; its data stay.
  absl::Status Halt();
  // Starts it again; returns when it takes connections.
  absl::Status Resume();
  // A server setting, in force when this returns (for settings that need no restart).
  absl::Status Set(absl::string_view name, absl::string_view value);

 private:
  explicit PrivateCluster(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_;
};

}  // namespace copperplate::testing_postgres
