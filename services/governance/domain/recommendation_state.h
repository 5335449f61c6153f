// What a recommendation is and how far, with us and in the register of the inspectorate.
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace copperplate::governance {

enum class RecommendationKind : uint8_t {
  kCauseOfConcern,
  kAreaForImprovement,
  kRecommendation,
  kAuditAction,
};

// `AREA_FOR_IMPROVEMENT`
absl::string_view Name(RecommendationKind kind);

enum class RecommendationPriority : uint8_t { kHigh, kMedium, kLow };

// `HIGH`
absl::string_view Name(RecommendationPriority priority);

enum class RecommendationState : uint8_t {
  kProposed,
  kAccepted,
  kPartlyAccepted,
  kRejected,
  kOpen,
  kImplemented,
  kVerified,
  kSuperseded,
};

// Still to be done: not IMPLEMENTED, which waits for who verifies it, nor over.
constexpr bool IsToDo(RecommendationState state) {
  return state != RecommendationState::kRejected && state != RecommendationState::kImplemented &&
         state != RecommendationState::kVerified && state != RecommendationState::kSuperseded;
}

// Nothing more comes: an IMPLEMENTED one is its owner's claim until somebody verifies it.
constexpr bool IsOver(RecommendationState state) {
  return state == RecommendationState::kRejected || state == RecommendationState::kVerified ||
         state == RecommendationState::kSuperseded;
}

// `PARTLY_ACCEPTED`
absl::string_view Name(RecommendationState state);

// Of HMICFRS's register of recommendations, which is theirs to set.
enum class ExternalState : uint8_t {
  kAwaitingReview,
  kBeingProgressed,
  kComplete,
  kAuthorisedForClosure,
};

// `AUTHORISED_FOR_CLOSURE`
absl::string_view Name(ExternalState state);

// Who says that it is done: another line than the one that did it.
enum class VerifierKind : uint8_t { kAuditor, kInspectorate, kSecondLine };

// `SECOND_LINE`
absl::string_view Name(VerifierKind kind);

}  // namespace copperplate::governance
