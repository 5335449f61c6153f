#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace copperplate {

// A decimal number with its thousands parted by commas: `-1234567.25` as `-1,234,567.25`.
std::string GroupThousands(absl::string_view number);

}  // namespace copperplate
