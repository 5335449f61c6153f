// The steps of an improvement action from state to state, and what else changes it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/state/arrows.h"
#include "services/delivery/domain/improvement_action.h"

namespace copperplate::delivery {

enum class ImprovementMove : uint8_t {
  kStart,
  kSubmitEvidence,
  kDischarge,
  kReturn,
  kReopen,
  kSupersede,
  kReject,
};

// Every arrow there is, by where it begins.
inline constexpr Arrow<ImprovementState> kImprovementArrows[] = {
    {ImprovementState::kNotStarted, "start", ImprovementState::kInProgress},
    {ImprovementState::kNotStarted, "supersede", ImprovementState::kSuperseded},
    {ImprovementState::kNotStarted, "reject", ImprovementState::kRejected},
    {ImprovementState::kInProgress, "submitEvidence", ImprovementState::kReadyForSignOff},
    {ImprovementState::kInProgress, "supersede", ImprovementState::kSuperseded},
    {ImprovementState::kInProgress, "reject", ImprovementState::kRejected},
    {ImprovementState::kReadyForSignOff, "discharge", ImprovementState::kDischarged},
    {ImprovementState::kReadyForSignOff, "return", ImprovementState::kInProgress},
    {ImprovementState::kReadyForSignOff, "supersede", ImprovementState::kSuperseded},
    {ImprovementState::kReadyForSignOff, "reject", ImprovementState::kRejected},
    {ImprovementState::kDischarged, "reopen", ImprovementState::kInProgress},
};

// The API's custom method of a move: `submitEvidence`.
absl::string_view VerbOf(ImprovementMove move);

// Who does something with an action, and when.
struct ImprovementStep {
  std::string caller;      // verified
  absl::CivilDay on;       // the day it took place
  absl::CivilDay today;    // in Europe/London
  absl::Time recorded_at;  // the present instant
};

// What a move brings beside that; which of it is needed depends on the move.
struct ImprovementMoveDetails {
  ImprovementMove move = ImprovementMove::kStart;
  std::string reason;
  std::string at_body;
  std::string delegate;
  std::vector<ImprovementEvidence> evidence;  // description and reference alone
  std::string superseded_by;                  // id
};

// The action after the move. `actions` are all of the plan. FAILED_PRECONDITION: STATE_NOT_ALLOWED
// where the move does not begin in its state, OWNER_REQUIRED where it has no owner to start,
// EVIDENCE_REQUIRED where nothing shows that it is done, SIGNED_BY_OWNER where the caller, who
// signs, or the delegate is or was its owner, or recorded or submitted the evidence of this round.
// INVALID_ARGUMENT about the move's fields: those of libs/fields, BODY_OR_DELEGATE_REQUIRED,
// DELEGATE_IS_BODY, DATE_IN_FUTURE, DATE_OUT_OF_ORDER, TOO_MANY, SUPERSEDING_ACTION_INVALID.
// `name` is the action's resource name, for the error.
absl::StatusOr<ImprovementAction> Moved(const ImprovementAction& action, absl::string_view name,
                                        const ImprovementMoveDetails& details,
                                        const ImprovementStep& step,
                                        absl::Span<const ImprovementAction* const> actions);

// The action with its date moved. FAILED_PRECONDITION as Moved() where it is not open;
// INVALID_ARGUMENT: those of libs/fields, DUE_IN_PAST before the day of the decision,
// DUE_UNCHANGED, DATE_IN_FUTURE, DATE_OUT_OF_ORDER before the decision before it, TOO_MANY.
absl::StatusOr<ImprovementAction> DueRevised(const ImprovementAction& action,
                                             absl::string_view name, absl::CivilDay due,
                                             absl::string_view reason, const ImprovementStep& step);

// The action with more evidence. FAILED_PRECONDITION as Moved() but in IN_PROGRESS and
// READY_FOR_SIGN_OFF; INVALID_ARGUMENT: those of libs/fields, TOO_MANY, DATE_IN_FUTURE,
// DATE_OUT_OF_ORDER.
absl::StatusOr<ImprovementAction> EvidenceAdded(const ImprovementAction& action,
                                                absl::string_view name,
                                                const std::vector<ImprovementEvidence>& evidence,
                                                const ImprovementStep& step);

// The action with another owner from the step's day on, the present one being among the earlier
// ones then.
ImprovementAction OwnerChanged(const ImprovementAction& action, const std::string& owner,
                               const ImprovementStep& step);

// OK where the fields of `next` may take the place of those of `action`. FAILED_PRECONDITION as
// Moved() where it stands for sign-off or is closed, OWNER_REQUIRED where one that was started
// would lose its owner.
absl::Status CheckRewrite(const ImprovementAction& action, absl::string_view name,
                          const ImprovementAction& next);

}  // namespace copperplate::delivery
