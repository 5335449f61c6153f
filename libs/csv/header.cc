#include "libs/csv/header.h"

#include <algorithm>

namespace copperplate::csv {
namespace {

constexpr size_t kLongestName = 64;

// Cut between characters.
std::string Shown(absl::string_view name) {
  if (name.size() <= kLongestName) return std::string(name);
  size_t size = kLongestName;
  while (size > 0 && (static_cast<uint8_t>(name[size]) & 0xC0) == 0x80) --size;
  return std::string(name.substr(0, size));
}

}  // namespace

std::vector<HeaderIssue> Header::Read(absl::Span<const absl::string_view> fields) {
  std::vector<HeaderIssue> issues;
  positions_.assign(columns_.size(), kAbsent);
  width_ = fields.size();
  for (size_t i = 0; i < fields.size(); ++i) {
    const auto column =
        std::find_if(columns_.begin(), columns_.end(),
                     [&](const Column& candidate) { return candidate.name == fields[i]; });
    if (column == columns_.end()) {
      issues.push_back({HeaderFault::kUnknown, Shown(fields[i])});
      continue;
    }
    size_t& position = positions_[static_cast<size_t>(column - columns_.begin())];
    if (position != kAbsent) {
      issues.push_back({HeaderFault::kDuplicate, std::string(column->name)});
    } else {
      position = i;
    }
  }
  for (size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].required && positions_[i] == kAbsent) {
      issues.push_back({HeaderFault::kMissing, std::string(columns_[i].name)});
    }
  }
  return issues;
}

}  // namespace copperplate::csv
