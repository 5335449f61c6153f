#pragma once

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"
#include "libs/text/slug.h"

namespace copperplate::indicators {

// Faults FIELD_REQUIRED, ID_INVALID of `field` where `id` is none.
inline void CheckId(absl::string_view field, absl::string_view id, Faults& faults) {
  if (id.empty()) {
    faults.Add("FIELD_REQUIRED", field, "must be given");
  } else if (!IsResourceId(id)) {
    faults.Add("ID_INVALID", field,
               "must be a lower-case letter followed by up to 62 lower-case letters, digits and "
               "hyphens");
  }
}

}  // namespace copperplate::indicators
