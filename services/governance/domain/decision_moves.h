// The steps of a decision from state to state.
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
#include "services/governance/domain/decision.h"
#include "services/governance/domain/meeting_day.h"
#include "services/governance/domain/office.h"

namespace copperplate::governance {

enum class DecisionMove : uint8_t { kTake, kPublish, kRecordExemption, kRecord, kRevoke };

// Every arrow there is. Which of those from TAKEN are open, whether the decision is of significant
// public interest says: then it is published, or its exemption recorded, before it ends.
inline constexpr Arrow<DecisionState> kDecisionArrows[] = {
    {DecisionState::kProposed, "take", DecisionState::kTaken},
    {DecisionState::kTaken, "publish", DecisionState::kPublished},
    {DecisionState::kTaken, "recordExemption", DecisionState::kExemptRecorded},
    {DecisionState::kTaken, "record", DecisionState::kRecorded},
    {DecisionState::kTaken, "revoke", DecisionState::kRevoked},
    {DecisionState::kPublished, "revoke", DecisionState::kRevoked},
    {DecisionState::kExemptRecorded, "revoke", DecisionState::kRevoked},
    {DecisionState::kRecorded, "revoke", DecisionState::kRevoked},
};

// The API's custom method of a move: `recordExemption`.
absl::string_view VerbOf(DecisionMove move);

// What a move brings beside who and when; which of it is needed depends on the move.
struct DecisionMoveDetails {
  DecisionMove move = DecisionMove::kTake;
  std::string reason;
  std::string taken_by;    // of kTake: a person or a body
  std::string url;         // of kPublish
  Exemption exemption;     // of kRecordExemption
  std::string revoked_by;  // of kRevoke: resource name of the later decision
};

// What is known beside the decision.
struct DecisionMoveFacts {
  std::optional<MeetingDay> meeting;       // of its item, where it has one
  std::vector<std::string> left_for_item;  // persons who declared an interest and left for it
  absl::Span<const Office> offices;        // of kTake at an item: of the force
  bool item_restricted = false;
  const Decision* revoking = nullptr;  // of `revoked_by`; null where there is no such decision
  std::optional<absl::CivilDay> revoked_another_on;  // the last day on which it revoked another one
};

// The decision after the move. `name` is its resource name, for the error, here and below.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED where no open arrow begins in its state; of kTake, all
// that is unmet: SPI_REQUIRED where it is not determined whether it is of significant public
// interest, DECIDER_LEFT_ITEM, be it by name or by the office held on that day, MEETING_NOT_HELD;
// of kPublish likewise MARKED_OFFICIAL_SENSITIVE and ITEM_RESTRICTED. INVALID_ARGUMENT about the
// move's fields: those of libs/fields, DATE_IN_FUTURE, DATE_OUT_OF_ORDER, DATE_NOT_OF_MEETING of a
// decision at a meeting, URL_INVALID, REVIEW_NOT_AHEAD, REVOKING_DECISION_INVALID of one that is
// itself, not taken, revoked, or taken before it; REVOKED_BEFORE_LATER_DECISION of `on` before that
// one was taken, or before it revoked another one itself.
absl::StatusOr<Decision> Moved(const Decision& decision, absl::string_view name,
                               const DecisionMoveDetails& details, const DecisionMoveFacts& facts,
                               const RecordedStep& step);

// OK where what people say of it may change: while it is PROPOSED; else STATE_NOT_ALLOWED.
absl::Status CheckRewrite(const Decision& decision, absl::string_view name);

}  // namespace copperplate::governance
