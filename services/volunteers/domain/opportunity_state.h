// Where an opportunity stands, and where somebody's match with it does.
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/state/arrows.h"

namespace copperplate::volunteers {

enum class OpportunityState : uint8_t {
  kDraft,      // nobody is proposed yet
  kOpen,       // there are slots left
  kFilled,     // there are none: as long as every slot is accepted
  kClosed,     // nobody more is sought
  kCancelled,  // it does not take place
};

// Those that people ask for. Between OPEN and FILLED it moves by itself (StateWith).
inline constexpr Arrow<OpportunityState> kOpportunityArrows[] = {
    {OpportunityState::kDraft, "open", OpportunityState::kOpen},
    {OpportunityState::kDraft, "cancel", OpportunityState::kCancelled},
    {OpportunityState::kOpen, "close", OpportunityState::kClosed},
    {OpportunityState::kOpen, "cancel", OpportunityState::kCancelled},
    {OpportunityState::kFilled, "close", OpportunityState::kClosed},
    {OpportunityState::kFilled, "cancel", OpportunityState::kCancelled},
};

// `DRAFT` and so on.
absl::string_view Name(OpportunityState state);

// The state of this name itself where an arrow leads to it; FAILED_PRECONDITION (STATE_NOT_ALLOWED)
// naming the present state and those that may follow. `name` is the opportunity's resource name.
absl::StatusOr<OpportunityState> MovedTo(absl::string_view name, OpportunityState present,
                                         OpportunityState to);

enum class MatchState : uint8_t {
  kProposed,
  kAccepted,   // takes a slot
  kDeclined,   // by the volunteer
  kWithdrawn,  // by the force, or the volunteer once accepted
};

inline constexpr Arrow<MatchState> kMatchArrows[] = {
    {MatchState::kProposed, "accept", MatchState::kAccepted},
    {MatchState::kProposed, "decline", MatchState::kDeclined},
    {MatchState::kProposed, "withdraw", MatchState::kWithdrawn},
    {MatchState::kAccepted, "withdraw", MatchState::kWithdrawn},
};

// `PROPOSED` and so on.
absl::string_view Name(MatchState state);

// Whether the match still stands.
constexpr bool IsLive(MatchState state) {
  return state == MatchState::kProposed || state == MatchState::kAccepted;
}

// As that of an opportunity.
absl::StatusOr<MatchState> MovedTo(absl::string_view name, MatchState present, MatchState to);

}  // namespace copperplate::volunteers
