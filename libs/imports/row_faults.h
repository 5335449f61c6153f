#pragma once

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "libs/imports/row_fault.h"
#include "libs/status/faults.h"

namespace copperplate::imports {

// The faults of one import: all are counted, the first kMostFaultsKept by line are kept, however
// they come. Not thread-safe.
class RowFaults {
 public:
  void Add(int64_t line, absl::string_view field, absl::string_view reason,
           absl::string_view description);
  // What a check of one field (libs/fields) or one of the domain's rules found of a row, each
  // under its own reason.
  void AddFound(int64_t line, const Faults& found);

  int64_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  // By line, those of one line as they came.
  std::vector<RowFault> Kept() const;

 private:
  struct Entry {
    RowFault fault;
    int64_t ordinal;
  };
  static bool Before(const Entry& a, const Entry& b);

  int64_t count_ = 0;
  std::vector<Entry> kept_;  // a heap, the last by line on top
};

}  // namespace copperplate::imports
