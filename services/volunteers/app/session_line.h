// One line of an import's CSV of Speedwatch sessions, checked.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/session_import_repository.h"

namespace copperplate::volunteers {

// Reads the records of one import. Not thread-safe.
class SessionLineReader {
 public:
  // No session ends after `now`.
  explicit SessionLineReader(absl::Time now);

  // The first record names the columns. False, and the faults added, where no row can be read
  // under it.
  bool ReadHeader(const csv::Record& record, imports::RowFaults& faults);

  // The session that a record behind the header is; nothing where it is faulty, with everything
  // that is wrong with it by itself, domain CheckSessionFields() included.
  std::optional<SessionRow> ReadRow(const csv::Record& record, imports::RowFaults& faults) const;

 private:
  const absl::Time now_;
  csv::Header header_;
};

}  // namespace copperplate::volunteers
