#include "libs/imports/row_faults.h"

#include <algorithm>
#include <string>
#include <tuple>

namespace copperplate::imports {

bool RowFaults::Before(const Entry& a, const Entry& b) {
  return std::tie(a.fault.line, a.ordinal) < std::tie(b.fault.line, b.ordinal);
}

void RowFaults::Add(int64_t line, absl::string_view field, absl::string_view reason,
                    absl::string_view description) {
  const int64_t ordinal = count_++;
  if (kept_.size() == kMostFaultsKept) {
    if (line >= kept_.front().fault.line) return;
    std::pop_heap(kept_.begin(), kept_.end(), Before);
    kept_.pop_back();
  }
  kept_.push_back(
      {{line, std::string(field), std::string(reason), std::string(description)}, ordinal});
  std::push_heap(kept_.begin(), kept_.end(), Before);
}

void RowFaults::AddFound(int64_t line, const Faults& found) {
  for (const FieldFault& fault : found.faults()) {
    Add(line, fault.field, fault.reason, fault.description);
  }
}

std::vector<RowFault> RowFaults::Kept() const {
  std::vector<Entry> sorted = kept_;
  std::sort_heap(sorted.begin(), sorted.end(), Before);
  std::vector<RowFault> faults;
  faults.reserve(sorted.size());
  for (Entry& entry : sorted) faults.push_back(std::move(entry.fault));
  return faults;
}

}  // namespace copperplate::imports
