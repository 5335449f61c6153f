#include "libs/imports/record.h"

#include "absl/strings/str_cat.h"

namespace copperplate::imports {
namespace {

absl::string_view Reason(csv::RecordFault fault) {
  switch (fault) {
    case csv::RecordFault::kNone:
      break;
    case csv::RecordFault::kTooLong:
      return "LINE_TOO_LONG";
    case csv::RecordFault::kNul:
      return "NUL_BYTE";
    case csv::RecordFault::kInvalidUtf8:
      return "UTF8_INVALID";
    case csv::RecordFault::kQuoteMisplaced:
      return "QUOTE_MISPLACED";
    case csv::RecordFault::kQuoteUnclosed:
      return "QUOTE_UNCLOSED";
    case csv::RecordFault::kCarriageReturn:
      return "CARRIAGE_RETURN_MISPLACED";
  }
  return "";
}

void AddHeaderFault(int64_t line, const csv::HeaderIssue& issue, RowFaults& faults) {
  switch (issue.fault) {
    case csv::HeaderFault::kMissing:
      return faults.Add(line, issue.column, "COLUMN_MISSING", "must be among the header's columns");
    case csv::HeaderFault::kDuplicate:
      return faults.Add(line, issue.column, "COLUMN_REPEATED", "must be in the header once");
    case csv::HeaderFault::kUnknown:
      return faults.Add(line, issue.column, "COLUMN_UNKNOWN", "is no column of an import");
  }
}

}  // namespace

bool ReadHeader(const csv::Record& record, csv::Header& header, RowFaults& faults) {
  if (record.fault != csv::RecordFault::kNone) {
    faults.Add(record.line, "", Reason(record.fault), csv::Description(record.fault));
    return false;
  }
  const auto issues = header.Read(record.fields);
  for (const csv::HeaderIssue& issue : issues) AddHeaderFault(record.line, issue, faults);
  return issues.empty();
}

bool HasFields(const csv::Record& record, const csv::Header& header, RowFaults& faults) {
  if (record.fault != csv::RecordFault::kNone) {
    faults.Add(record.line, "", Reason(record.fault), csv::Description(record.fault));
    return false;
  }
  if (record.fields.size() == header.width()) return true;
  faults.Add(record.line, "", "FIELD_COUNT",
             absl::StrCat("must have ", header.width(), " fields as the header has, not ",
                          record.fields.size()));
  return false;
}

}  // namespace copperplate::imports
