// Where a paper stands. What guards each arrow is in paper_moves.h.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/state/arrows.h"

namespace copperplate::governance {

enum class PaperState : uint8_t {
  kDraft,
  kSubmitted,
  kCleared,   // its marking is set
  kIssued,    // on the agenda: its bytes stay
  kReplaced,  // issued in a further version, the ones before it being kept
  kWithdrawn,
};

// What was submitted may be withdrawn as long as nobody has read it, too: only a DRAFT is deleted.
// A paper that was replaced is on the agenda all the same, and may be replaced or withdrawn again.
inline constexpr Arrow<PaperState> kPaperArrows[] = {
    {PaperState::kDraft, "submit", PaperState::kSubmitted},
    {PaperState::kSubmitted, "clear", PaperState::kCleared},
    {PaperState::kSubmitted, "withdraw", PaperState::kWithdrawn},
    {PaperState::kCleared, "issue", PaperState::kIssued},
    {PaperState::kCleared, "withdraw", PaperState::kWithdrawn},
    {PaperState::kIssued, "replace", PaperState::kReplaced},
    {PaperState::kIssued, "withdraw", PaperState::kWithdrawn},
    {PaperState::kReplaced, "replace", PaperState::kReplaced},
    {PaperState::kReplaced, "withdraw", PaperState::kWithdrawn},
};

// `DRAFT` and so on.
absl::string_view Name(PaperState state);

// Whether it is on the agenda.
constexpr bool IsIssued(PaperState state) {
  return state == PaperState::kIssued || state == PaperState::kReplaced;
}

// As those of a meeting (meeting_state.h). `name` is the paper's resource name, here and below.
absl::StatusOr<PaperState> StateAfter(absl::string_view name, PaperState present,
                                      absl::string_view verb);

// Whether what it says, and its content, may be changed: until it is cleared, which judged it.
absl::Status CheckPaperOpen(absl::string_view name, PaperState present);

}  // namespace copperplate::governance
