#pragma once

namespace copperplate::statistics {

struct Interval {
  double lower = 0;
  double upper = 0;
};

}  // namespace copperplate::statistics
