#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace copperplate::csv {

// A column that content may have. `name` lives as long as the program (a literal).
struct Column {
  absl::string_view name;
  bool required = false;
};

enum class HeaderFault : uint8_t { kMissing, kDuplicate, kUnknown };

struct HeaderIssue {
  HeaderFault fault;
  std::string column;  // its name as expected, or as the header has it, cut at 64 bytes
};

// Which field of a record holds which column: the first record names them, in any order. Names are
// matched exactly.
class Header {
 public:
  explicit Header(absl::Span<const Column> columns) : columns_(columns.begin(), columns.end()) {}

  // Takes the first record's fields. All that is wrong with them; empty when nothing is.
  std::vector<HeaderIssue> Read(absl::Span<const absl::string_view> fields);

  // Fields that every record must have; 0 before Read().
  size_t width() const { return width_; }

  // The value of the column that was numbered `column` in the constructor; empty where the header
  // lacks it. `fields` has width() of them.
  absl::string_view Value(absl::Span<const absl::string_view> fields, size_t column) const {
    return positions_[column] == kAbsent ? absl::string_view() : fields[positions_[column]];
  }

 private:
  static constexpr size_t kAbsent = static_cast<size_t>(-1);

  std::vector<Column> columns_;
  std::vector<size_t> positions_;
  size_t width_ = 0;
};

}  // namespace copperplate::csv
