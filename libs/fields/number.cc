#include "libs/fields/number.h"

#include "absl/strings/str_cat.h"

namespace copperplate::fields {

void CheckRange(int64_t number, absl::string_view field, int64_t least, int64_t most,
                Faults& faults) {
  if (number >= least && number <= most) return;
  faults.Add("NUMBER_OUT_OF_RANGE", field, absl::StrCat("must be ", least, " to ", most));
}

}  // namespace copperplate::fields
