// What is said of imports that are repeated.
#pragma once

#include "absl/status/status.h"
#include "libs/status/error.h"

namespace copperplate::volunteers {

// ALREADY_EXISTS: the id was used for an import of other content.
inline absl::Status ImportContentDiffers() {
  return Error(absl::StatusCode::kAlreadyExists, "IMPORT_CONTENT_DIFFERS",
               "the import_id was used for an import of other content")
      .Build();
}

}  // namespace copperplate::volunteers
