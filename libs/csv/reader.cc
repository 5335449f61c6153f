#include "libs/csv/reader.h"

#include <csv.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "libs/text/utf8.h"

namespace copperplate::csv {
namespace {

constexpr absl::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool Contains(absl::string_view text, char c) {
  return !text.empty() && std::memchr(text.data(), c, text.size()) != nullptr;
}

}  // namespace

absl::string_view Description(RecordFault fault) {
  switch (fault) {
    case RecordFault::kNone:
      break;
    case RecordFault::kTooLong:
      return "must not be longer than 64 KiB";
    case RecordFault::kNul:
      return "must not hold a NUL byte";
    case RecordFault::kInvalidUtf8:
      return "must be UTF-8";
    case RecordFault::kQuoteMisplaced:
      return "must have quotes around whole fields only, and quotes inside them doubled";
    case RecordFault::kQuoteUnclosed:
      return "must close the quote it opens";
    case RecordFault::kCarriageReturn:
      return "must have carriage returns before line feeds only, unless quoted";
  }
  return "";
}

// libcsv, one record at a time: its fields one after the other in `text`.
class Reader::Parser {
 public:
  Parser() { Init(); }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // False for misplaced quotes.
  bool Take(absl::string_view bytes) {
    return csv_parse(&parser_, bytes.data(), bytes.size(), &Parser::OnField, &Parser::OnRow,
                     this) == bytes.size();
  }
  // Records ended since the last Reset().
  int ended() const { return ended_; }

  // Views of the record's fields, valid until the next Take().
  void Fields(std::vector<absl::string_view>& out) const {
    size_t start = 0;
    for (const size_t end : ends_) {
      out.push_back(absl::string_view(text_).substr(start, end - start));
      start = end;
    }
  }

  // Ready for the next record, also in the middle of one.
  void Reset(bool broken) {
    text_.clear();
    ends_.clear();
    ended_ = 0;
    if (broken) {
      csv_free(&parser_);
      Init();
    }
  }

 private:
  void Init() {
    if (csv_init(&parser_, CSV_STRICT) != 0) std::abort();  // never: the options are sound
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });
  }
  static void OnField(void* text, size_t size, void* self) {
    auto* const parser = static_cast<Parser*>(self);
    if (size != 0) parser->text_.append(static_cast<const char*>(text), size);
    parser->ends_.push_back(parser->text_.size());
  }
  static void OnRow(int, void* self) { ++static_cast<Parser*>(self)->ended_; }

  csv_parser parser_;
  std::string text_;
  std::vector<size_t> ends_;
  int ended_ = 0;
};

Reader::Reader(size_t longest_record)
    : longest_record_(longest_record), parser_(std::make_unique<Parser>()) {}

Reader::~Reader() = default;

void Reader::Feed(absl::string_view bytes, OnRecord on_record) {
  while (!bytes.empty()) {
    const auto* const end = static_cast<const char*>(std::memchr(bytes.data(), '\n', bytes.size()));
    const size_t size = end == nullptr ? bytes.size() : static_cast<size_t>(end - bytes.data());
    if (end != nullptr && partial_.empty()) {
      Line(bytes.substr(0, size), on_record);
    } else {
      // What no record can hold is not kept: one byte above the limit tells.
      const size_t most = longest_record_ + kByteOrderMark.size() + 2;
      partial_.append(bytes.data(), std::min(size, most - std::min(most, partial_.size())));
      if (end != nullptr) {
        Line(partial_, on_record);
        partial_.clear();
      }
    }
    bytes.remove_prefix(end == nullptr ? size : size + 1);
  }
}

void Reader::Finish(OnRecord on_record) {
  if (!partial_.empty()) Line(partial_, on_record);
  partial_.clear();
  if (in_record_) EndRecord(RecordFault::kQuoteUnclosed, on_record);
}

// `line` is without its line feed.
void Reader::Line(absl::string_view line, OnRecord on_record) {
  if (++line_ == 1 && line.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    line.remove_prefix(kByteOrderMark.size());
  }
  const size_t return_size = !line.empty() && line.back() == '\r' ? 1 : 0;
  if (!in_record_) {
    if (line.size() == return_size) return;
    record_line_ = line_;
    record_size_ = 0;
    record_fault_ = RecordFault::kNone;
  }
  record_size_ += line.size() - return_size + (in_record_ ? 1 : 0);
  if (record_size_ > longest_record_) return EndRecord(RecordFault::kTooLong, on_record);
  if (record_fault_ == RecordFault::kNone) {
    if (Contains(line, '\0')) {
      record_fault_ = RecordFault::kNul;
    } else if (!IsValidUtf8(line)) {
      record_fault_ = RecordFault::kInvalidUtf8;
    }
  }
  if (in_record_) return Parse(line, on_record);
  // libcsv would pass over it.
  if (line.front() == '\r') return EndRecord(RecordFault::kCarriageReturn, on_record);
  if (!Split(line.substr(0, line.size() - return_size))) return Parse(line, on_record);
  EndRecord(record_fault_, on_record);
}

// What most lines are: without quotes, the commas part the fields. False for others.
bool Reader::Split(absl::string_view line) {
  if (Contains(line, '"') || Contains(line, '\r')) return false;
  while (true) {
    const auto* const comma =
        line.empty() ? nullptr
                     : static_cast<const char*>(std::memchr(line.data(), ',', line.size()));
    if (comma == nullptr) break;
    const size_t size = static_cast<size_t>(comma - line.data());
    fields_.push_back(line.substr(0, size));
    line.remove_prefix(size + 1);
  }
  fields_.push_back(line);
  return true;
}

void Reader::Parse(absl::string_view line, OnRecord on_record) {
  // The line end comes by itself: a record that ended before it did so at a carriage return.
  absl::string_view end = "\n";
  if (!line.empty() && line.back() == '\r') {
    line.remove_suffix(1);
    end = "\r\n";
  }
  const bool sound = parser_->Take(line);
  if (parser_->ended() > 0) return EndRecord(RecordFault::kCarriageReturn, on_record);
  if (!sound || !parser_->Take(end)) return EndRecord(RecordFault::kQuoteMisplaced, on_record);
  in_record_ = parser_->ended() == 0;
  if (in_record_) return;
  parser_->Fields(fields_);
  EndRecord(record_fault_, on_record);
}

void Reader::EndRecord(RecordFault fault, OnRecord on_record) {
  if (fault != RecordFault::kNone) fields_.clear();
  on_record({record_line_, fault, fields_});
  fields_.clear();
  parser_->Reset(fault != RecordFault::kNone);
  in_record_ = false;
}

}  // namespace copperplate::csv
