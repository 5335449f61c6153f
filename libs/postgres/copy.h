#pragma once

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/postgres/params.h"

namespace copperplate::postgres {

class Connection;

// A temporary table: its name, and its columns as CREATE TABLE spells them. Literals, like those of
// a Statement; the name is also what metrics show (`stage_<name>`).
struct StagingTable {
  absl::string_view name;
  absl::string_view columns;
};

// Takes the rows of one COPY. Not thread-safe.
class CopyWriter {
 public:
  CopyWriter(const CopyWriter&) = delete;
  CopyWriter& operator=(const CopyWriter&) = delete;

  // One row: a value for each column in order. Blocks while PostgreSQL is busy with what it got.
  // INVALID_ARGUMENT (TEXT_NUL) for a NUL character, DEADLINE_EXCEEDED, UNAVAILABLE; then the COPY
  // is over, and fails with it whatever the producer returns.
  template <typename... Args>
  absl::Status Write(const Args&... args) {
    row_.Clear();
    (row_.Add(args), ...);
    return WriteRow();
  }

 private:
  friend class Connection;
  CopyWriter(Connection* connection, absl::Time deadline);
  absl::Status WriteRow();
  absl::Status Flush();
  // The first failure, else the rest of the rows sent.
  absl::Status Finish();

  Connection* connection_;
  absl::Time deadline_;
  Params row_;
  std::string buffer_;
  absl::Status failure_;
};

}  // namespace copperplate::postgres
