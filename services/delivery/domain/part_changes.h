#pragma once

#include <vector>

namespace copperplate::delivery {

// What becomes of the parts of one kind.
template <typename Part>
struct PartChanges {
  std::vector<Part> created;
  std::vector<Part> changed;
};

}  // namespace copperplate::delivery
