#pragma once

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"

namespace copperplate::fields {

// Fault FIELD_REQUIRED where `id` is empty, ID_INVALID where it is no segment of a resource name
// (libs/text/slug.h).
void CheckId(absl::string_view id, absl::string_view field, Faults& faults);

}  // namespace copperplate::fields
