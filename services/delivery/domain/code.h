// The codes of actions and activities: `V1`, `V1.1`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace copperplate::delivery {

struct Code {
  char prefix = 'A';   // A to Z, the theme's
  int32_t number = 1;  // of the action, from 1
  int32_t part = 0;    // of the activity, from 1; 0: the bare code

  bool dotted() const { return part != 0; }
};

inline bool operator==(const Code& a, const Code& b) {
  return a.prefix == b.prefix && a.number == b.number && a.part == b.part;
}
// As people count: V2 before V10, V1 before V1.1, V1.9 before V1.10.
bool operator<(const Code& a, const Code& b);

// ^[A-Z][1-9][0-9]*(\.[1-9][0-9]*)?$ with numbers of at most 9 digits; nothing for anything else.
std::optional<Code> ParseCode(absl::string_view text);
std::string FormatCode(const Code& code);

// The code of the action that it belongs to: `V1.1` and `V1` give `V1`.
std::string ActionCodeOf(const Code& code);

// The resource id of a printed code: lower case, with a hyphen for the dot (`v1-1`).
std::string CodeId(absl::string_view code);

// Whether code `a` comes before `b`, as a view lists them; texts that are no codes follow, by
// themselves.
bool IsCodeBefore(absl::string_view a, absl::string_view b);

}  // namespace copperplate::delivery
