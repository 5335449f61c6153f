// Where an engagement stands.
#pragma once

#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace copperplate::volunteers {

enum class EngagementState : uint8_t {
  kApplied,
  kVetting,
  kInduction,
  kProbation,
  kActive,
  kOnLeave,
  kSuspended,
  kLeft,
  kWithdrawn,  // by the applicant
  kRejected,   // by the force
};

inline constexpr EngagementState kEngagementStates[] = {
    EngagementState::kApplied,   EngagementState::kVetting, EngagementState::kInduction,
    EngagementState::kProbation, EngagementState::kActive,  EngagementState::kOnLeave,
    EngagementState::kSuspended, EngagementState::kLeft,    EngagementState::kWithdrawn,
    EngagementState::kRejected};

// `APPLIED`, `ON_LEAVE` and so on.
absl::string_view Name(EngagementState state);
std::optional<EngagementState> ParseEngagementState(absl::string_view word);

// On the way in. The papers keep it apart from who is in force: "90 active volunteers and further 3
// going through vetting".
constexpr bool IsPipeline(EngagementState state) { return state <= EngagementState::kInduction; }

// Counted in strength ("in force", "establishment"), which includes probation: "209 Specials in
// force, 104 of which are in probation".
constexpr bool IsCounted(EngagementState state) {
  return EngagementState::kProbation <= state && state <= EngagementState::kSuspended;
}

// PROBATION or ACTIVE: may be given duties.
constexpr bool IsServing(EngagementState state) {
  return state == EngagementState::kProbation || state == EngagementState::kActive;
}

// LEFT, WITHDRAWN, REJECTED: who returns has a new engagement, with this one as its predecessor.
constexpr bool IsTerminal(EngagementState state) { return state >= EngagementState::kLeft; }

}  // namespace copperplate::volunteers
