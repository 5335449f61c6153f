// The steps of a recommendation from state to state, and what else changes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "libs/state/arrows.h"
#include "services/governance/domain/office.h"
#include "services/governance/domain/recommendation.h"

namespace copperplate::governance {

enum class RecommendationMove : uint8_t {
  kAccept,
  kAcceptPartly,
  kReject,
  kOpen,
  kImplement,
  kVerify,
  kReturn,
  kSupersede,
};

inline constexpr Arrow<RecommendationState> kRecommendationArrows[] = {
    {RecommendationState::kProposed, "accept", RecommendationState::kAccepted},
    {RecommendationState::kProposed, "acceptPartly", RecommendationState::kPartlyAccepted},
    {RecommendationState::kProposed, "reject", RecommendationState::kRejected},
    {RecommendationState::kAccepted, "open", RecommendationState::kOpen},
    {RecommendationState::kPartlyAccepted, "open", RecommendationState::kOpen},
    {RecommendationState::kOpen, "implement", RecommendationState::kImplemented},
    {RecommendationState::kOpen, "supersede", RecommendationState::kSuperseded},
    {RecommendationState::kImplemented, "verify", RecommendationState::kVerified},
    {RecommendationState::kImplemented, "return", RecommendationState::kOpen},
};

// The API's custom method of a move: `acceptPartly`.
absl::string_view VerbOf(RecommendationMove move);

// What a move brings beside who and when; which of it is needed depends on the move.
struct RecommendationMoveDetails {
  RecommendationMove move = RecommendationMove::kAccept;
  std::string reason;
  std::string management_response;  // of kAccept, kAcceptPartly and kReject
  std::vector<Evidence> evidence;   // of kImplement: description and reference alone
  std::string verified_by;          // of kVerify
  std::optional<VerifierKind> verified_as;
  std::string superseded_by;  // of kSupersede: resource name
};

// What is known beside the recommendation.
struct RecommendationMoveFacts {
  const Recommendation* superseding = nullptr;  // of `superseded_by`; null where there is no such
  absl::Span<const Office> offices;             // of kVerify: of the force
};

// The recommendation after the move. `name` is its resource name, for the error, here and below.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED; OWNER_REQUIRED where it has none to be opened;
// EVIDENCE_REQUIRED where its owner claims it implemented with none; VERIFIED_BY_OWNER where the
// caller or who verifies is or was its owner, by name or by the office held on that day, or claimed
// it implemented.
// INVALID_ARGUMENT about the move's fields: those of libs/fields (`management_response` of
// kAcceptPartly and kReject, `reason` of kReturn, `verified_by` and `verified_as` of kVerify),
// DATE_IN_FUTURE, DATE_OUT_OF_ORDER, TOO_MANY, SUPERSEDING_RECOMMENDATION_INVALID of one that is
// itself, rejected or superseded.
absl::StatusOr<Recommendation> Moved(const Recommendation& recommendation, absl::string_view name,
                                     const RecommendationMoveDetails& details,
                                     const RecommendationMoveFacts& facts,
                                     const RecordedStep& step);

// The recommendation with its date moved, or given one. FAILED_PRECONDITION: STATE_NOT_ALLOWED
// where it is IMPLEMENTED or no longer open. INVALID_ARGUMENT as DueRevised() (due_date.h).
absl::StatusOr<Recommendation> DueRevised(const Recommendation& recommendation,
                                          absl::string_view name, absl::CivilDay to,
                                          absl::string_view reason, absl::string_view approved_by,
                                          const RecordedStep& step);

// The recommendation with what the register says of it, in whatever order the register goes.
// INVALID_ARGUMENT: DATE_IN_FUTURE, DATE_OUT_OF_ORDER before the entry before it,
// EXTERNAL_STATE_UNCHANGED, TOO_MANY beyond 100.
absl::StatusOr<Recommendation> Mirrored(const Recommendation& recommendation, ExternalState state,
                                        const RecordedStep& step);

// The recommendation with text, kind, priority, response and owner of `asked`. FAILED_PRECONDITION:
// STATE_NOT_ALLOWED where it is IMPLEMENTED or no longer open, OWNER_REQUIRED where one that was
// opened would lose its owner. INVALID_ARGUMENT as Validate(), OFFICE_UNKNOWN of `owner` where
// `office_missing`, DATE_OUT_OF_ORDER, FIELD_REQUIRED of `management_response` of one that was
// accepted in part.
absl::StatusOr<Recommendation> Rewritten(const Recommendation& recommendation,
                                         absl::string_view name, const Recommendation& asked,
                                         bool office_missing, const RecordedStep& step);

}  // namespace copperplate::governance
