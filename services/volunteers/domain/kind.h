// The kinds of volunteering.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate::volunteers {

enum class Kind : uint8_t {
  kSpecial,     // a special constable
  kPsv,         // a police support volunteer
  kCadet,       // a volunteer police cadet
  kSpeedwatch,  // an operator of a Community Speedwatch group
};

inline constexpr Kind kKinds[] = {Kind::kSpecial, Kind::kPsv, Kind::kCadet, Kind::kSpeedwatch};

// `SPECIAL`, `PSV`, `CADET`, `SPEEDWATCH`.
absl::string_view Name(Kind kind);
// Nothing for another word; words are matched exactly, here and in the other enumerations.
std::optional<Kind> ParseKind(absl::string_view word);

}  // namespace copperplate::volunteers
