#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"

namespace copperplate::cli {

// One line of progress: `[=========>          ]  45%  12.3 of 27.0 MiB`. `total` above 0; `done`
// beyond it shows 100%.
std::string ProgressBar(int64_t done, int64_t total);

// When to draw: on a terminal at most every tenth of a second, elsewhere never.
class ProgressPace {
 public:
  explicit ProgressPace(bool terminal) : terminal_(terminal) {}
  bool Due(absl::Time now);

 private:
  const bool terminal_;
  absl::Time next_ = absl::InfinitePast();
};

}  // namespace copperplate::cli
