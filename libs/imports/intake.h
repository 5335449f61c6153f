// The way of an import's CSV, from bytes cut anywhere to rows that are read, or faults.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "libs/csv/reader.h"
#include "libs/digest/sha256.h"
#include "libs/digest/sha256_stream.h"
#include "libs/imports/row_faults.h"

namespace copperplate::imports {

// What an import makes of its records.
class RecordTaker {
 public:
  virtual ~RecordTaker() = default;

  // The first record, which names the columns. False, and the faults added, where no row can be
  // read under it (libs/imports/record.h).
  virtual bool TakeHeader(const csv::Record& record, RowFaults& faults) = 0;

  // One behind it; adds whatever is wrong with it. Not OK where the import cannot go on, whatever
  // it says (a disk that is full).
  virtual absl::Status TakeRow(const csv::Record& record, RowFaults& faults) = 0;
};

// One import's content. All of it is looked at, whatever is wrong with it: rows are counted and
// every fault is found, up to the most rows that an import may have. Not thread-safe.
//
//   Intake intake(taker, kMostRows);
//   while (...) RETURN_IF_ERROR(intake.Write(bytes));
//   RETURN_IF_ERROR(intake.Finish());
//   if (!intake.faults().empty()) return Refusal(...);
class Intake {
 public:
  // `taker` outlives this.
  Intake(RecordTaker& taker, int64_t most_rows) : taker_(taker), most_rows_(most_rows) {}

  // The next bytes. The taker's errors.
  absl::Status Write(absl::string_view content);

  // The content is complete. The taker's errors. Called once. Faults of the content:
  // HEADER_MISSING, TOO_MANY_ROWS, beside the taker's.
  absl::Status Finish();

  // Where what is found later, between rows, is added too.
  RowFaults& faults() { return faults_; }
  // Rows that came, sound or not.
  int64_t row_count() const { return row_count_; }
  // SHA-256 of the bytes as they came. After Finish().
  const Sha256Digest& digest() const { return digest_; }

 private:
  void Take(const csv::Record& record);

  RecordTaker& taker_;
  const int64_t most_rows_;
  csv::Reader csv_;
  Sha256Stream content_;
  RowFaults faults_;
  absl::Status status_;  // of the taker
  bool header_seen_ = false;
  bool header_sound_ = false;
  int64_t row_count_ = 0;
  Sha256Digest digest_{};
};

}  // namespace copperplate::imports
