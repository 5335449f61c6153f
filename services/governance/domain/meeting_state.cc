#include "services/governance/domain/meeting_state.h"

#include <string>

#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kMeetingStateWords[] = {
    "PLANNED", "AGENDA_PUBLISHED", "IN_SESSION", "CLOSED", "MINUTED", "CANCELLED", "POSTPONED"};

MovedResource<MeetingState> MeetingNamed(absl::string_view name) {
  return {"meeting", std::string(name), [](MeetingState state) { return Name(state); }};
}

absl::Status AllowOfMeeting(bool allowed, absl::string_view name, MeetingState present) {
  return allowed ? absl::OkStatus() : StateNotAllowed(kMeetingArrows, present, MeetingNamed(name));
}

}  // namespace

absl::string_view Name(MeetingState state) { return NameIn(kMeetingStateWords, state); }

absl::StatusOr<MeetingState> StateAfter(absl::string_view name, MeetingState present,
                                        absl::string_view verb) {
  return Follow(kMeetingArrows, present, verb, MeetingNamed(name));
}

absl::Status CheckAgendaOpen(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(present == MeetingState::kPlanned ||
                            present == MeetingState::kAgendaPublished ||
                            present == MeetingState::kInSession,
                        name, present);
}

absl::Status CheckPapersOpen(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(present != MeetingState::kMinuted, name, present);
}

absl::Status CheckItemsDeletable(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(present == MeetingState::kPlanned, name, present);
}

absl::Status CheckAttendancesOpen(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(IsLive(present) && present != MeetingState::kMinuted, name, present);
}

absl::Status CheckDeclarationsOpen(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(present == MeetingState::kAgendaPublished ||
                            present == MeetingState::kInSession || present == MeetingState::kClosed,
                        name, present);
}

absl::Status CheckOutcomesOpen(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(present == MeetingState::kInSession || present == MeetingState::kClosed,
                        name, present);
}

absl::Status CheckMinutesOpen(absl::string_view name, MeetingState present) {
  return AllowOfMeeting(present == MeetingState::kClosed, name, present);
}

}  // namespace copperplate::governance
