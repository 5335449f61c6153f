// One line of an import's CSV, checked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/csv/header.h"
#include "libs/csv/reader.h"
#include "libs/imports/row_faults.h"
#include "services/volunteers/app/ports/duty_import_repository.h"
#include "services/volunteers/domain/duty_rules.h"

namespace copperplate::volunteers {

// Reads the records of one import. Not thread-safe.
class DutyLineReader {
 public:
  // `source` and `caller` are of every duty; they are entered at `now`.
  DutyLineReader(absl::string_view source, absl::string_view caller, absl::Time now);

  // The first record names the columns. False, and the faults added, where no row can be read
  // under it.
  bool ReadHeader(const csv::Record& record, imports::RowFaults& faults);

  // The duty that a record behind the header is; null where it is faulty, with everything that is
  // wrong with it by itself: domain CheckDutyFields() and what CheckDuty() would have overridden.
  // Valid until the next call.
  const DutyImportRow* ReadRow(const csv::Record& record, imports::RowFaults& faults);

 private:
  bool ReadTexts(const csv::Record& record, imports::RowFaults& faults);
  bool ReadTimes(const csv::Record& record, imports::RowFaults& faults);
  bool CheckRules(imports::RowFaults& faults);
  // By all but who overrode, which nothing that was imported before holds: where nobody is named it
  // is who imports, who is somebody else the next time, and that changes no line.
  std::string Digest() const;

  absl::string_view Value(const csv::Record& record, size_t column) const;

  const std::string source_;
  const std::string caller_;
  const absl::Time now_;
  const DutyFacts allowing_;
  csv::Header header_;
  DutyImportRow row_;
};

}  // namespace copperplate::volunteers
