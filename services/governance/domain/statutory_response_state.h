// How far the Commissioner's comments are.
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class ResponseState : uint8_t { kAwaitingChief, kDraft, kPublished, kSent };

// `AWAITING_CHIEF`
absl::string_view Name(ResponseState state);

}  // namespace copperplate::governance
