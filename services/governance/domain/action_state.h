// How far an action is, and where its first date comes from.
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class ActionState : uint8_t {
  kOpen,
  kInProgress,
  kProposedComplete,
  kClosed,
  kCancelled,
  kSuperseded,
};

// Still to be done: neither closed, cancelled nor superseded.
constexpr bool IsOpen(ActionState state) { return state <= ActionState::kProposedComplete; }

// `PROPOSED_COMPLETE`
absl::string_view Name(ActionState state);

// Where the first date of an action comes from.
enum class DueBasis : uint8_t {
  kStated,   // it was said
  kDerived,  // counted from what was said, `due_text`
};

// `DERIVED`
absl::string_view Name(DueBasis basis);

}  // namespace copperplate::governance
