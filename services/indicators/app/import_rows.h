#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "libs/spool/temporary_file.h"
#include "services/indicators/app/ports/import_repository.h"

namespace copperplate::indicators {

// The rows of one import, put into the order of their keys: runs of rows are sorted in memory and,
// where there is more than one, kept in a temporary file and merged as they are handed over. Not
// thread-safe.
class ImportRows final : public ImportRowSource {
 public:
  struct Options {
    std::string folder = "/var/tmp";  // for the temporary file
    size_t run_bytes = 32U << 20;     // rows held in memory
  };

  explicit ImportRows(Options options);
  ~ImportRows() override;

  // Errors are those of TemporaryFile.
  absl::Status Add(const ImportRow& row);

  // No row follows. Called once.
  absl::Status Seal();

  // After Seal(); rows that repeat a key are among them, by line.
  absl::Status ForEach(absl::FunctionRef<absl::Status(const ImportRow&)> visit) override;

 private:
  struct Held;
  struct Run {
    uint64_t begin;
    uint64_t end;
  };
  class RunReader;

  ImportRow RowOf(const Held& held) const;
  void Sort();
  absl::Status Spill();
  absl::Status Merge(absl::FunctionRef<absl::Status(const ImportRow&)> visit);

  const Options options_;
  std::vector<Held> held_;
  std::string breakdowns_;  // of the rows held
  std::optional<TemporaryFile> file_;
  std::vector<Run> runs_;
};

// Tells of each row whose key one of an earlier line has: its own line and the first one's.
absl::Status FindRepeatedKeys(
    ImportRowSource& rows,
    absl::FunctionRef<void(int64_t line, int64_t first_line)> on_repeated_key);

}  // namespace copperplate::indicators
