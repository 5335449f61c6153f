#pragma once

#include "absl/strings/string_view.h"

namespace copperplate {

// True when `id` may be a segment of a resource name: `[a-z][a-z0-9-]{0,62}` (AIP-122, narrowed).
bool IsResourceId(absl::string_view id);

}  // namespace copperplate
