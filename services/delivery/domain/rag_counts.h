#pragma once

#include <cstdint>

namespace copperplate::delivery {

// How many activities have which colour.
struct RagCounts {
  int64_t red = 0;
  int64_t yellow = 0;
  int64_t white = 0;
  int64_t green = 0;
  int64_t none = 0;  // no status by the day

  int64_t total() const { return red + yellow + white + green + none; }
};

}  // namespace copperplate::delivery
