#pragma once

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/batch_repository.h"

namespace copperplate::indicators {

// The faults of one import: all are counted, the first kMostFaultsKept by line are kept, however
// they come. Not thread-safe.
class ImportFaults {
 public:
  void Add(int64_t line, absl::string_view field, absl::string_view reason,
           absl::string_view description);

  int64_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  // By line, those of one line as they came.
  std::vector<BatchFault> Kept() const;

 private:
  struct Entry {
    BatchFault fault;
    int64_t ordinal;
  };
  static bool Before(const Entry& a, const Entry& b);

  int64_t count_ = 0;
  std::vector<Entry> kept_;  // a heap, the last by line on top
};

}  // namespace copperplate::indicators
