#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/spool/temporary_file.h"
#include "services/volunteers/app/ports/duty_import_repository.h"

namespace copperplate::volunteers {

// The rows of one import, as they came: in memory while they are few, then in a temporary file. Not
// thread-safe.
class DutyRowSpool final : public DutyRowSource {
 public:
  struct Options {
    std::string folder = "/var/tmp";        // for the temporary file
    size_t memory_bytes = size_t{1} << 20;  // held before they are written
  };

  explicit DutyRowSpool(Options options) : options_(std::move(options)) {}

  // Of all rows the source, who recorded them and when is that of the first. Errors are those of
  // TemporaryFile.
  absl::Status Add(const DutyImportRow& row);

  // Behind the last Add().
  absl::Status ForEach(absl::FunctionRef<absl::Status(const DutyImportRow&)> visit) override;

 private:
  const Options options_;
  std::optional<TemporaryFile> file_;
  std::string held_;  // behind what is in the file
  Duty common_;
  bool any_ = false;
};

}  // namespace copperplate::volunteers
