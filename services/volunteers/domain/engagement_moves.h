// The steps of an engagement from state to state, and corrections of them. What guards each is in
// engagement_guards.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/state/arrows.h"
#include "libs/status/faults.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {

// Every arrow there is, of all kinds together; which of them are open to an engagement its path
// says.
inline constexpr Arrow<EngagementState> kEngagementArrows[] = {
    {EngagementState::kApplied, "startVetting", EngagementState::kVetting},
    {EngagementState::kApplied, "startInduction", EngagementState::kInduction},
    {EngagementState::kApplied, "withdraw", EngagementState::kWithdrawn},
    {EngagementState::kApplied, "reject", EngagementState::kRejected},
    {EngagementState::kVetting, "startInduction", EngagementState::kInduction},
    {EngagementState::kVetting, "withdraw", EngagementState::kWithdrawn},
    {EngagementState::kVetting, "reject", EngagementState::kRejected},
    {EngagementState::kInduction, "startProbation", EngagementState::kProbation},
    {EngagementState::kInduction, "activate", EngagementState::kActive},
    {EngagementState::kInduction, "withdraw", EngagementState::kWithdrawn},
    {EngagementState::kInduction, "reject", EngagementState::kRejected},
    {EngagementState::kProbation, "activate", EngagementState::kActive},
    {EngagementState::kProbation, "startLeave", EngagementState::kOnLeave},
    {EngagementState::kProbation, "suspend", EngagementState::kSuspended},
    {EngagementState::kProbation, "leave", EngagementState::kLeft},
    {EngagementState::kActive, "startLeave", EngagementState::kOnLeave},
    {EngagementState::kActive, "suspend", EngagementState::kSuspended},
    {EngagementState::kActive, "leave", EngagementState::kLeft},
    {EngagementState::kOnLeave, "endLeave", EngagementState::kProbation},
    {EngagementState::kOnLeave, "endLeave", EngagementState::kActive},
    {EngagementState::kOnLeave, "suspend", EngagementState::kSuspended},
    {EngagementState::kOnLeave, "leave", EngagementState::kLeft},
    {EngagementState::kSuspended, "reinstate", EngagementState::kProbation},
    {EngagementState::kSuspended, "reinstate", EngagementState::kActive},
    {EngagementState::kSuspended, "reinstate", EngagementState::kOnLeave},
    {EngagementState::kSuspended, "leave", EngagementState::kLeft},
};

// How far ahead a move to LEFT or ON_LEAVE may be recorded, in days.
inline constexpr int kMostDaysAhead = 92;

// Which way in an engagement has.
struct EngagementPath {
  Kind kind = Kind::kSpecial;
  bool needs_vetting = true;  // its role requires a level
};

EngagementPath PathOf(const Engagement& engagement);

// Whether the arrow is open: SPECIAL always passes VETTING and PROBATION; PSV always VETTING, and
// PROBATION or not; CADET always VETTING and never PROBATION; SPEEDWATCH never PROBATION, and
// VETTING where its role requires a level and only then. Leave and suspension end where they began.
bool IsOpen(const EngagementPath& path, const Standing& standing,
            const Arrow<EngagementState>& arrow);

// A move or a correction that is asked for.
struct EngagementStep {
  absl::CivilDay effective_on;
  absl::CivilDay today;  // in Europe/London
  std::string reason;
  std::string actor;  // verified
  int64_t revision = 0;
};

// The faults of `effective_on` of an event behind one of the day `previous`, as NextEvent() has
// them.
void CheckEventDay(EngagementState to, std::optional<absl::CivilDay> previous,
                   const EngagementStep& step, Faults& faults);

// Whether an arrow that is open leads from the standing to `to`.
bool MayFollow(const EngagementPath& path, const Standing& standing, EngagementState to);

// The event by which an engagement begins: APPLIED, or where a transfer carries it. Faults as
// NextEvent() has them.
absl::StatusOr<EngagementEvent> FirstEvent(EngagementState to, const EngagementStep& step);

// The event that the custom method `verb` appends, its `to` the state it leads to. `name` is the
// engagement's resource name, for the error, here and below. FAILED_PRECONDITION: STATE_NOT_ALLOWED
// naming the last state and those that may follow. INVALID_ARGUMENT about `effective_on`:
// DATE_OUT_OF_ORDER before that of the last event, DATE_IN_FUTURE after today (LEFT and ON_LEAVE:
// more than kMostDaysAhead after).
absl::StatusOr<EngagementEvent> NextEvent(const Engagement& engagement, absl::string_view name,
                                          absl::string_view verb, const EngagementStep& step);

// The event that takes the place of `corrects_seq`, with another day or another state; `to` the
// state before it says that it never happened (its day is then that of the event).
// INVALID_ARGUMENT: CORRECTS_UNKNOWN_EVENT of `corrects_seq` that is not there, EVENT_CORRECTED of
// one that was corrected already (correct that correction), FIRST_EVENT_STATE of `to` where the
// first event would lead elsewhere; of `effective_on` as NextEvent(), before the event before it.
// FAILED_PRECONDITION: STATE_NOT_ALLOWED where `to` does not follow the state before it,
// CORRECTION_BREAKS_HISTORY where what was recorded later would then not follow: that is corrected
// first, the last one before those before it.
absl::StatusOr<EngagementEvent> CorrectionOf(const Engagement& engagement, absl::string_view name,
                                             int32_t corrects_seq, EngagementState to,
                                             const EngagementStep& step);

}  // namespace copperplate::volunteers
