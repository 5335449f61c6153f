// CSV (RFC 4180) from bytes that come in pieces.
//
//   csv::Reader reader;
//   while (...) reader.Feed(bytes, [&](const csv::Record& record) { ... });
//   reader.Finish(...);
//
// UTF-8, with or without a byte order mark; lines end in LF or CRLF, the last with either or
// neither. A quoted field may hold commas, line ends and doubled quotes. Blanks belong to their
// field. Empty lines are passed over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate::csv {

enum class RecordFault : uint8_t {
  kNone,
  kTooLong,
  kNul,  // holds a NUL byte
  kInvalidUtf8,
  kQuoteMisplaced,  // a quote in a field without quotes, or text behind the closing one
  kQuoteUnclosed,   // at the end of the content
  kCarriageReturn,  // not before a line feed
};

// For people: what a record must be. Lives for ever.
absl::string_view Description(RecordFault fault);

// One record, valid while it is handed over.
struct Record {
  int64_t line = 0;  // it begins on; the first of the content is 1
  RecordFault fault = RecordFault::kNone;
  // Unquoted; empty where there is a fault.
  absl::Span<const absl::string_view> fields;
};

using OnRecord = absl::FunctionRef<void(const Record&)>;

// Not thread-safe. Its memory is bounded by a few times the longest record.
class Reader {
 public:
  static constexpr size_t kLongestRecord = size_t{64} * 1024;

  // `longest_record` counts bytes, without the line end that closes it.
  explicit Reader(size_t longest_record = kLongestRecord);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // Hands over the records that end in `bytes`.
  void Feed(absl::string_view bytes, OnRecord on_record);
  // The content is complete: hands over the record that no line end has closed. Called once.
  void Finish(OnRecord on_record);

 private:
  class Parser;

  void Line(absl::string_view line, OnRecord on_record);
  bool Split(absl::string_view line);
  void Parse(absl::string_view line, OnRecord on_record);
  void EndRecord(RecordFault fault, OnRecord on_record);

  const size_t longest_record_;
  std::unique_ptr<Parser> parser_;
  std::string partial_;      // the beginning of a line whose end has not come yet
  bool in_record_ = false;   // a quoted field goes on in the next line
  int64_t line_ = 0;         // lines before the current one
  int64_t record_line_ = 0;  // where the current record begins
  size_t record_size_ = 0;   // its bytes so far
  RecordFault record_fault_ = RecordFault::kNone;
  std::vector<absl::string_view> fields_;
};

}  // namespace copperplate::csv
