#pragma once

#include <cstdint>
#include <iterator>
#include <map>

namespace copperplate::indicators {

// The last version up to a revision; null where there was none yet.
template <typename T>
const T* VersionAt(const std::map<int64_t, T>& versions, int64_t revision) {
  const auto after = versions.upper_bound(revision);
  return after == versions.begin() ? nullptr : &std::prev(after)->second;
}

}  // namespace copperplate::indicators
