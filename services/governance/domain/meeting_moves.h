// The steps of a meeting from state to state, and what guards each. Each function gives the meeting
// as it is then. `name` is its resource name, for errors; all of them refuse with
// FAILED_PRECONDITION (STATE_NOT_ALLOWED) where the step does not begin in its state.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// PLANNED to AGENDA_PUBLISHED, at `now`. A historic meeting brings the instant at which its agenda
// was published, or none where it is not known. FAILED_PRECONDITION, all that is unmet:
// AGENDA_EMPTY; of each item (its id) ITEM_NUMBER_TAKEN by one before it, and REPORT_FROM_REQUIRED
// of one that is not procedural; AGENDA_AFTER_START where it is not published before the meeting
// begins (the public is told beforehand: SI 2011/3050, Schedule 1, paragraph 5(a) and (b));
// MEETING_IN_FUTURE of a historic one that begins after `now`.
// INVALID_ARGUMENT: FIELD_NOT_FOR_MEETING of `publish_time` of a meeting that is not historic,
// TIME_IN_FUTURE of one that is.
absl::StatusOr<Meeting> AgendaPublished(const MeetingContent& content, absl::string_view name,
                                        std::optional<absl::Time> published_at, absl::Time now);

// AGENDA_PUBLISHED to IN_SESSION; what the body asks for and who was there is kept.
// FAILED_PRECONDITION: MEETING_IN_FUTURE on a day before its own (`today`, in Europe/London);
// QUORUM_NOT_MET where fewer members are present than the body asks for.
absl::StatusOr<Meeting> Opened(const MeetingContent& content, absl::string_view name,
                               absl::CivilDay today);

// IN_SESSION to CLOSED. FAILED_PRECONDITION: ITEM_UNDETERMINED of each item (its id) that is not
// procedural and has no outcome; that it is deferred is one.
absl::StatusOr<Meeting> Closed(const MeetingContent& content, absl::string_view name);

// CLOSED to MINUTED. FAILED_PRECONDITION: MINUTES_NOT_APPROVED.
absl::StatusOr<Meeting> Minuted(const MeetingContent& content, absl::string_view name);

// PLANNED or AGENDA_PUBLISHED to CANCELLED. INVALID_ARGUMENT: those of libs/fields of `reason`.
absl::StatusOr<Meeting> Cancelled(const MeetingContent& content, absl::string_view name,
                                  absl::string_view reason);

// A meeting that is postponed, and the one in its place.
struct PostponedMeeting {
  Meeting from;
  Meeting to;
};

// PLANNED or AGENDA_PUBLISHED to POSTPONED. Of `to` the id, day, times and venue are looked at: it
// is PLANNED, and has everything else of the present one. Items keep their ids and numbers; papers
// come along as PapersCarried() has them. INVALID_ARGUMENT: those of
// libs/fields of `reason`; of `meeting` what Validate() and CheckMeetingAmong() find (`held` are
// the meetings of the body), and POSTPONED_NOT_LATER of `meeting.date` where it does not begin
// later.
absl::StatusOr<PostponedMeeting> Postponed(const MeetingContent& content, absl::string_view name,
                                           absl::string_view reason, const Meeting& to,
                                           absl::Span<const OtherMeeting> held);

// The items of a meeting as the one in its place has them.
std::vector<AgendaItem> ItemsCarried(const MeetingContent& content);

// The papers of a meeting as the one in its place has them, so that nobody uploads and clears them
// again: those that are not withdrawn, with their files and what they are for. What was issued to
// the agenda of the postponed meeting is cleared, to be issued to the new one.
std::vector<Paper> PapersCarried(const MeetingContent& content);

// Who counts towards the quorum: those PRESENT as a MEMBER who are one on the day. Substitutes do
// not, of whose rights nothing is known.
int MembersPresent(const MeetingContent& content);

}  // namespace copperplate::governance
