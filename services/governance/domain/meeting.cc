#include "services/governance/domain/meeting.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/time/civil.h"

namespace copperplate::governance {
namespace {

constexpr int64_t kLastMinuteOfDay = 1439;
constexpr size_t kMostPreviousMinutes = 10;

bool BeginsBefore(const OtherMeeting& one, const Meeting& other) {
  return one.date < other.date || (one.date == other.date && one.start_minute < other.start_minute);
}

bool BeginsBefore(const Meeting& one, const OtherMeeting& other) {
  return one.date < other.date || (one.date == other.date && one.start_minute < other.start_minute);
}

// By those that are to approve the minutes of the meeting.
void CheckNamedBy(absl::Span<const OtherMeeting> held, const Meeting& meeting, Faults& faults) {
  for (const OtherMeeting& other : held) {
    const std::vector<std::string>& named = other.previous_minutes_of;
    if (other.id == meeting.id || !IsLive(other.state) || BeginsBefore(meeting, other)) continue;
    if (std::find(named.begin(), named.end(), meeting.id) == named.end()) continue;
    faults.Add("MINUTES_DUE_EARLIER", "date",
               absl::StrCat("must lie before that of the meeting which is to approve its minutes: ",
                            other.id));
  }
}

void CheckPreviousMinutes(const Meeting& meeting, Faults& faults) {
  const std::vector<std::string>& named = meeting.previous_minutes_of;
  if (named.size() > kMostPreviousMinutes) {
    faults.Add("TOO_MANY", "previous_minutes_of",
               absl::StrCat("must be at most ", kMostPreviousMinutes));
    return;
  }
  for (size_t i = 0; i < named.size(); ++i) {
    const std::string field = absl::StrCat("previous_minutes_of[", i, "]");
    const auto before = named.begin() + static_cast<std::ptrdiff_t>(i);
    if (named[i] == meeting.id) {
      faults.Add("PREVIOUS_MINUTES_INVALID", field, "must be another meeting");
    } else if (std::find(named.begin(), before, named[i]) != before) {
      faults.Add("DUPLICATE", field, "is there already");
    }
  }
}

}  // namespace

absl::Time StartOf(const Meeting& meeting) {
  return absl::FromCivil(absl::CivilMinute(meeting.date) + meeting.start_minute, London());
}

Faults Validate(const Meeting& meeting) {
  Faults faults;
  fields::CheckId(meeting.id, "id", faults);
  fields::CheckRange(meeting.start_minute, "start_time", 0, kLastMinuteOfDay, faults);
  if (meeting.end_minute.has_value() && *meeting.end_minute <= meeting.start_minute) {
    faults.Add("TIMES_REVERSED", "end_time", "must lie after the beginning, on the same day");
  }
  fields::CheckOptionalLine(meeting.venue, "venue", faults);
  CheckPreviousMinutes(meeting, faults);
  return faults;
}

void CheckMeetingAmong(absl::Span<const OtherMeeting> held, const Meeting& meeting,
                       Faults& faults) {
  for (const OtherMeeting& other : held) {
    if (other.id == meeting.id || !IsLive(other.state) || !IsLive(meeting.state)) continue;
    if (other.date != meeting.date || other.start_minute != meeting.start_minute) continue;
    faults.Add("MEETING_TIME_TAKEN", "start_time",
               absl::StrCat("the body meets then already: ", other.id));
  }
  for (size_t i = 0; i < meeting.previous_minutes_of.size(); ++i) {
    const std::string field = absl::StrCat("previous_minutes_of[", i, "]");
    const auto found = std::find_if(held.begin(), held.end(), [&](const OtherMeeting& other) {
      return other.id == meeting.previous_minutes_of[i];
    });
    if (found == held.end()) {
      faults.Add("PREVIOUS_MINUTES_UNKNOWN", field, "the body has no such meeting");
    } else if (!BeginsBefore(*found, meeting)) {
      faults.Add("PREVIOUS_MINUTES_INVALID", field, "must be a meeting before this one");
    }
  }
  CheckNamedBy(held, meeting, faults);
}

void CheckMeetingUpdate(const Meeting& present, const Meeting& next, Faults& faults) {
  const MeetingState state = present.state;
  const bool published = state != MeetingState::kPlanned;
  const bool over =
      published && state != MeetingState::kAgendaPublished && state != MeetingState::kInSession;
  const bool settled = over && state != MeetingState::kClosed;
  const auto check = [&](bool fixed, bool same, absl::string_view field, absl::string_view why) {
    if (fixed && !same) faults.Add("FIELD_IMMUTABLE", field, why);
  };
  constexpr absl::string_view kPublished = "the published agenda says so: postpone it instead";
  constexpr absl::string_view kOver = "cannot be changed any more";
  check(true, present.historic_import == next.historic_import, "historic_import", kOver);
  check(published, present.date == next.date, "date", kPublished);
  check(published, present.start_minute == next.start_minute, "start_time", kPublished);
  check(published, present.is_public == next.is_public, "held_in_public", kPublished);
  check(over, present.venue == next.venue, "venue", kOver);
  check(over, present.previous_minutes_of == next.previous_minutes_of, "previous_minutes_of",
        kOver);
  check(settled, present.end_minute == next.end_minute, "end_time", kOver);
}

}  // namespace copperplate::governance
