#include "services/governance/domain/meeting_moves.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/fields/text.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/status/unmet.h"

namespace copperplate::governance {
namespace {

// The meeting in the state to which `verb` leads.
absl::StatusOr<Meeting> MovedMeeting(const MeetingContent& content, absl::string_view name,
                                     absl::string_view verb) {
  Meeting meeting = content.meeting;
  ABSL_ASSIGN_OR_RETURN(meeting.state, StateAfter(name, meeting.state, verb));
  return meeting;
}

void CheckItemsReady(const MeetingContent& content, absl::string_view name, Unmet& unmet) {
  if (content.items.empty()) unmet.Add("AGENDA_EMPTY", name, "needs an item");
  std::set<absl::string_view> numbers;
  for (const AgendaItem* const item : Agenda(content)) {
    if (!numbers.insert(item->number).second) {
      unmet.Add("ITEM_NUMBER_TAKEN", item->id,
                absl::StrCat("is number ", item->number, ", as another item is"));
    }
    if (item->purpose != ItemPurpose::kProcedural && item->report_from.empty()) {
      unmet.Add("REPORT_FROM_REQUIRED", item->id, "needs to say whose report it is");
    }
  }
}

Faults CheckPublishedAt(const Meeting& meeting, std::optional<absl::Time> published_at,
                        absl::Time now) {
  Faults faults;
  if (!published_at.has_value()) return faults;
  if (!meeting.historic_import) {
    faults.Add("FIELD_NOT_FOR_MEETING", "publish_time",
               "must be empty: only of a historic import it lies in the past");
  } else if (*published_at > now) {
    faults.Add("TIME_IN_FUTURE", "publish_time", "must not lie in the future");
  }
  return faults;
}

bool HasOutcome(const MeetingContent& content, const AgendaItem& item) {
  return std::any_of(content.outcomes.begin(), content.outcomes.end(),
                     [&](const Outcome& outcome) { return outcome.item == item.id; });
}

// What the new meeting has of the postponed one.
Meeting InPlaceOf(const Meeting& from, const Meeting& to) {
  Meeting meeting;
  meeting.id = to.id;
  meeting.body = from.body;
  meeting.date = to.date;
  meeting.start_minute = to.start_minute;
  meeting.end_minute = to.end_minute;
  meeting.venue = to.venue;
  meeting.is_public = from.is_public;
  meeting.previous_minutes_of = from.previous_minutes_of;
  meeting.historic_import = from.historic_import;
  meeting.postponed_from = from.id;
  return meeting;
}

}  // namespace

absl::StatusOr<Meeting> AgendaPublished(const MeetingContent& content, absl::string_view name,
                                        std::optional<absl::Time> published_at, absl::Time now) {
  ABSL_ASSIGN_OR_RETURN(Meeting meeting, MovedMeeting(content, name, "publishAgenda"));
  ABSL_RETURN_IF_ERROR(CheckPublishedAt(meeting, published_at, now).ToStatus());
  meeting.agenda_published_at = meeting.historic_import ? published_at : now;
  meeting.pack_fixed_at = now;
  Unmet unmet;
  CheckItemsReady(content, name, unmet);
  if (meeting.agenda_published_at.has_value() && *meeting.agenda_published_at >= StartOf(meeting)) {
    unmet.Add("AGENDA_AFTER_START", name, "needs its agenda to be published before it begins");
  }
  if (meeting.historic_import && StartOf(meeting) > now) {
    unmet.Add("MEETING_IN_FUTURE", name, "is a historic import, and has not begun yet");
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  return meeting;
}

absl::StatusOr<Meeting> Opened(const MeetingContent& content, absl::string_view name,
                               absl::CivilDay today) {
  ABSL_ASSIGN_OR_RETURN(Meeting meeting, MovedMeeting(content, name, "open"));
  meeting.quorum = content.body.quorum;
  meeting.members_present = MembersPresent(content);
  Unmet unmet;
  if (today < meeting.date) {
    unmet.Add("MEETING_IN_FUTURE", name, "begins on a day to come");
  }
  if (meeting.quorum.has_value() && *meeting.members_present < *meeting.quorum) {
    unmet.Add("QUORUM_NOT_MET", name,
              absl::StrCat("needs ", *meeting.quorum, " members to be present, not ",
                           *meeting.members_present));
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  return meeting;
}

absl::StatusOr<Meeting> Closed(const MeetingContent& content, absl::string_view name) {
  ABSL_ASSIGN_OR_RETURN(Meeting meeting, MovedMeeting(content, name, "close"));
  Unmet unmet;
  for (const AgendaItem* const item : Agenda(content)) {
    if (item->purpose == ItemPurpose::kProcedural || HasOutcome(content, *item)) continue;
    unmet.Add("ITEM_UNDETERMINED", item->id,
              absl::StrCat("is number ", item->number, " and needs an outcome, or to be DEFERRED"));
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  return meeting;
}

absl::StatusOr<Meeting> Minuted(const MeetingContent& content, absl::string_view name) {
  ABSL_ASSIGN_OR_RETURN(Meeting meeting, MovedMeeting(content, name, "minute"));
  Unmet unmet;
  if (std::none_of(content.minutes.begin(), content.minutes.end(),
                   [](const Minutes& minutes) { return WasApproved(minutes.state); })) {
    unmet.Add("MINUTES_NOT_APPROVED", name, "needs minutes that a later meeting approved");
  }
  ABSL_RETURN_IF_ERROR(unmet.ToStatus());
  return meeting;
}

absl::StatusOr<Meeting> Cancelled(const MeetingContent& content, absl::string_view name,
                                  absl::string_view reason) {
  ABSL_ASSIGN_OR_RETURN(Meeting meeting, MovedMeeting(content, name, "cancel"));
  Faults faults;
  fields::CheckProse(reason, "reason", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  meeting.end_reason = std::string(reason);
  return meeting;
}

absl::StatusOr<PostponedMeeting> Postponed(const MeetingContent& content, absl::string_view name,
                                           absl::string_view reason, const Meeting& to,
                                           absl::Span<const OtherMeeting> held) {
  PostponedMeeting postponed;
  ABSL_ASSIGN_OR_RETURN(postponed.from, MovedMeeting(content, name, "postpone"));
  postponed.from.end_reason = std::string(reason);
  postponed.from.postponed_to = to.id;
  postponed.to = InPlaceOf(content.meeting, to);
  Faults faults;
  fields::CheckProse(reason, "reason", faults);
  Faults of_meeting = Validate(postponed.to);
  std::vector<OtherMeeting> others(held.begin(), held.end());
  for (OtherMeeting& other : others) {
    if (other.id == postponed.from.id) other.state = postponed.from.state;
  }
  CheckMeetingAmong(others, postponed.to, of_meeting);
  if (StartOf(postponed.to) <= StartOf(content.meeting)) {
    of_meeting.Add("POSTPONED_NOT_LATER", "date", "must begin later than the meeting it replaces");
  }
  faults.AddUnder("meeting", of_meeting);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  return postponed;
}

std::vector<AgendaItem> ItemsCarried(const MeetingContent& content) {
  std::vector<AgendaItem> items = content.items;
  for (AgendaItem& item : items) {
    item.carried_from = content.meeting.id;
    item.urgency_reason.clear();  // was about the agenda of the postponed meeting
  }
  return items;
}

std::vector<Paper> PapersCarried(const MeetingContent& content) {
  std::vector<Paper> papers;
  for (const Paper& paper : content.papers) {
    if (paper.state == PaperState::kWithdrawn) continue;
    Paper& carried = papers.emplace_back(paper);
    carried.carried_from = content.meeting.id;
    if (!IsIssued(paper.state)) continue;
    carried.state = PaperState::kCleared;
    // Were about the agenda of the postponed meeting.
    carried.urgency_reason.clear();
    carried.replacement_reason.clear();
    carried.issued_at.reset();
  }
  return papers;
}

int MembersPresent(const MeetingContent& content) {
  const auto counts = [&](const Attendance& attendance) {
    return attendance.status == AttendanceStatus::kPresent &&
           attendance.capacity == Capacity::kMember &&
           IsMemberOn(content.memberships, attendance.person, content.meeting.date);
  };
  return static_cast<int>(
      std::count_if(content.attendances.begin(), content.attendances.end(), counts));
}

}  // namespace copperplate::governance
