// Sorting that leaves each value once.
#pragma once

#include <algorithm>
#include <vector>

namespace copperplate::indicators {

template <typename T>
void SortOnce(std::vector<T>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

// By a key; of several of one key the first that sorting leaves.
template <typename T, typename Key>
void SortOnce(std::vector<T>& values, Key key) {
  std::sort(values.begin(), values.end(), [&](const T& a, const T& b) { return key(a) < key(b); });
  const auto same = [&](const T& a, const T& b) { return key(a) == key(b); };
  values.erase(std::unique(values.begin(), values.end(), same), values.end());
}

}  // namespace copperplate::indicators
