#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::fields {

// NUMBER_OUT_OF_RANGE below `least` or above `most`.
void CheckRange(int64_t number, absl::string_view field, int64_t least, int64_t most,
                Faults& faults);

}  // namespace copperplate::fields
