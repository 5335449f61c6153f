// Why somebody left.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate::volunteers {

enum class LeavingReason : uint8_t {
  kResigned,
  kRetired,
  kTransfer,
  kAgedOut,
  kMoved,
  kDismissed,
  kVettingWithdrawn,
  kDeceased,
  kOther,
};

inline constexpr int kLeavingReasons = 9;

// `RESIGNED`, `AGED_OUT` and so on.
absl::string_view Name(LeavingReason reason);
std::optional<LeavingReason> ParseLeavingReason(absl::string_view word);

// Whether who leaves for it is offered an exit interview: everybody but the dismissed and the dead.
constexpr bool OwesExitInterview(LeavingReason reason) {
  return reason != LeavingReason::kDeceased && reason != LeavingReason::kDismissed;
}

}  // namespace copperplate::volunteers
