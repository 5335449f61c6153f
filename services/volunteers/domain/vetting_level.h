// The levels of vetting, and which of them serves for which.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate::volunteers {

enum class VettingLevel : uint8_t {
  kNppv1,             // non-police personnel vetting, level 1
  kNppv2Abbreviated,  // ... 2, abbreviated
  kNppv2Full,         // ... 2, full
  kNppv3,             // ... 3
  kRv,                // recruitment vetting: of officers and special constables
  kMv,                // management vetting
  kCadetCheck,        // the force's check of a cadet under 18
  kDbsEnhanced,       // an enhanced certificate of the Disclosure and Barring Service
};

inline constexpr VettingLevel kVettingLevels[] = {
    VettingLevel::kNppv1,      VettingLevel::kNppv2Abbreviated,
    VettingLevel::kNppv2Full,  VettingLevel::kNppv3,
    VettingLevel::kRv,         VettingLevel::kMv,
    VettingLevel::kCadetCheck, VettingLevel::kDbsEnhanced};

// `NPPV1`, `NPPV2_ABBR`, `NPPV2_FULL`, `NPPV3`, `RV`, `MV`, `CADET_CHECK`, `DBS_ENHANCED`.
absl::string_view Name(VettingLevel level);
std::optional<VettingLevel> ParseVettingLevel(absl::string_view word);

// Whether a check of `level` serves where `required` is. Each level does for itself; NPPV levels
// rise from 1 to 3; RV does for each NPPV level, and MV for RV; none of NPPV does for RV, which is
// officers' and special constables' (Kent Police, P04b and P04d). Every level of adults does for a
// cadet's check, a cadet's for nothing else. An enhanced certificate is one of its own (Police Act
// 1997 s.113B): no police vetting does for it.
bool Satisfies(VettingLevel level, VettingLevel required);

// Whether it is one of adults: what a cadet needs from the 18th birthday.
constexpr bool IsAdultLevel(VettingLevel level) { return level != VettingLevel::kCadetCheck; }

}  // namespace copperplate::volunteers
