#include "libs/imports/intake.h"

#include "absl/strings/str_cat.h"

namespace copperplate::imports {

absl::Status Intake::Write(absl::string_view content) {
  content_.Update(content);
  csv_.Feed(content, [this](const csv::Record& record) { Take(record); });
  return status_;
}

absl::Status Intake::Finish() {
  csv_.Finish([this](const csv::Record& record) { Take(record); });
  digest_ = content_.Finish();
  if (!header_seen_) faults_.Add(1, "", "HEADER_MISSING", "must name the columns");
  return status_;
}

void Intake::Take(const csv::Record& record) {
  if (!header_seen_) {
    header_seen_ = true;
    header_sound_ = taker_.TakeHeader(record, faults_);
    return;
  }
  ++row_count_;
  if (!header_sound_ || !status_.ok()) return;
  if (row_count_ <= most_rows_) {
    status_ = taker_.TakeRow(record, faults_);
  } else if (row_count_ == most_rows_ + 1) {
    faults_.Add(record.line, "", "TOO_MANY_ROWS",
                absl::StrCat("must not be the row behind ", most_rows_, " others"));
  }
}

}  // namespace copperplate::imports
