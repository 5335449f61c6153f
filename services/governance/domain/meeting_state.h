// Where a meeting stands. What guards each arrow is in meeting_moves.h.
#pragma once

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/state/arrows.h"

namespace copperplate::governance {

enum class MeetingState : uint8_t {
  kPlanned,
  kAgendaPublished,
  kInSession,
  kClosed,
  kMinuted,  // its minutes are approved
  kCancelled,
  kPostponed,  // another meeting takes its place
};

inline constexpr Arrow<MeetingState> kMeetingArrows[] = {
    {MeetingState::kPlanned, "publishAgenda", MeetingState::kAgendaPublished},
    {MeetingState::kPlanned, "cancel", MeetingState::kCancelled},
    {MeetingState::kPlanned, "postpone", MeetingState::kPostponed},
    {MeetingState::kAgendaPublished, "open", MeetingState::kInSession},
    {MeetingState::kAgendaPublished, "cancel", MeetingState::kCancelled},
    {MeetingState::kAgendaPublished, "postpone", MeetingState::kPostponed},
    {MeetingState::kInSession, "close", MeetingState::kClosed},
    {MeetingState::kClosed, "minute", MeetingState::kMinuted},
};

// `PLANNED` and so on.
absl::string_view Name(MeetingState state);

// Whether it takes, or took, place.
constexpr bool IsLive(MeetingState state) {
  return state != MeetingState::kCancelled && state != MeetingState::kPostponed;
}

// Whether it has begun, whether or not it has ended.
constexpr bool WasHeld(MeetingState state) {
  return state == MeetingState::kInSession || state == MeetingState::kClosed ||
         state == MeetingState::kMinuted;
}

// The state that the custom method `verb` leads to, or FAILED_PRECONDITION (STATE_NOT_ALLOWED)
// naming the present state and those that may follow. `name` is the meeting's resource name, here
// and below.
absl::StatusOr<MeetingState> StateAfter(absl::string_view name, MeetingState present,
                                        absl::string_view verb);

// The same refusal where what is below a meeting may no longer, or not yet, be changed.
//
// Items of the agenda, and papers that are put on it: until it is closed.
absl::Status CheckAgendaOpen(absl::string_view name, MeetingState present);
// Papers, whatever their state: until it is MINUTED.
absl::Status CheckPapersOpen(absl::string_view name, MeetingState present);
// Items that are taken off it: until it is published. Afterwards they are deferred.
absl::Status CheckItemsDeletable(absl::string_view name, MeetingState present);
// Who attends: until it is MINUTED, and its minutes are approved (outcome_rules.h), as the two
// below.
absl::Status CheckAttendancesOpen(absl::string_view name, MeetingState present);
// Declarations of interest: from the publication of its agenda.
absl::Status CheckDeclarationsOpen(absl::string_view name, MeetingState present);
// Outcomes: from its beginning.
absl::Status CheckOutcomesOpen(absl::string_view name, MeetingState present);
// New minutes: of one that is CLOSED.
absl::Status CheckMinutesOpen(absl::string_view name, MeetingState present);

}  // namespace copperplate::governance
