// Debian builds Abseil with a string_view class of its own: it and std::string_view convert in
// neither direction.
#pragma once

#include <string_view>

#include "absl/strings/string_view.h"

namespace copperplate {

constexpr std::string_view ToStd(absl::string_view text) { return {text.data(), text.size()}; }
constexpr absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace copperplate
