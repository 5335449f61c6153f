// Where a vetting check stands.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate::volunteers {

// That a check has expired is no state: it is computed from the day (vetting_check.h).
enum class VettingState : uint8_t {
  kRequested,
  kInProgress,
  kCleared,
  kRefused,
  kDiscontinued,
  kAppealed,
  kWithdrawn,
};

absl::string_view Name(VettingState state);
std::optional<VettingState> ParseVettingState(absl::string_view word);

}  // namespace copperplate::volunteers
