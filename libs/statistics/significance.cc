#include "libs/statistics/significance.h"

#include "libs/statistics/argument.h"

namespace copperplate::statistics {

absl::StatusOr<Significance> SignificanceOf(double p) {
  if (!(p >= 0 && p <= 1)) return OutsideDomain("a p lies between 0 and 1");
  if (p < 0.002) return Significance::kAt998;
  return p < 0.05 ? Significance::kAt95 : Significance::kNone;
}

}  // namespace copperplate::statistics
