// A meeting of a body, by itself and among the body's others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "services/governance/domain/frozen_register.h"
#include "services/governance/domain/meeting_state.h"

namespace copperplate::governance {

struct Meeting {
  std::string id;
  std::string body;  // id
  absl::CivilDay date;
  int start_minute = 0;           // from midnight, as the clocks in Europe/London show it
  std::optional<int> end_minute;  // likewise, on the same day
  std::string venue;              // may be empty
  bool is_public = false;
  std::vector<std::string> previous_minutes_of;  // ids of earlier meetings of the body
  bool historic_import = false;  // took place before this service: recorded as printed
  MeetingState state = MeetingState::kPlanned;
  // From here on set by moves.
  std::optional<absl::Time> agenda_published_at;  // none of a historic one, where it is not known
  std::optional<absl::Time> pack_fixed_at;  // when that was recorded: of what the pack is taken
  std::optional<int> quorum;           // the body's when it was opened; none: nothing was asked
  std::optional<int> members_present;  // when it was opened
  std::string end_reason;              // why it was cancelled or postponed
  std::string postponed_to;            // id
  std::string postponed_from;          // id
  // Of the publication of its agenda alone: what is written with it, and never read with the
  // meeting.
  std::vector<FrozenRegister> frozen = {};
};

// Its beginning.
absl::Time StartOf(const Meeting& meeting);

// Every fault of a meeting by itself, by the API's names: those of libs/fields; NUMBER_OUT_OF_RANGE
// of `start_time` that is no minute of a day; TIMES_REVERSED of `end_time` that does not lie after
// it; of `previous_minutes_of` TOO_MANY above 10, DUPLICATE, and PREVIOUS_MINUTES_INVALID of its
// own.
Faults Validate(const Meeting& meeting);

// Another meeting of the body, as far as one has to fit with it.
struct OtherMeeting {
  std::string id;
  absl::CivilDay date;
  int start_minute = 0;
  MeetingState state = MeetingState::kPlanned;
  std::vector<std::string> previous_minutes_of = {};  // ids
};

// Every fault of a meeting among those of its body, itself among them or not:
// MEETING_TIME_TAKEN of `start_time` where another live one begins then; of `previous_minutes_of`
// PREVIOUS_MINUTES_UNKNOWN, and PREVIOUS_MINUTES_INVALID of one that does not begin before it;
// MINUTES_DUE_EARLIER of `date` where a live one that is to approve its minutes does not begin
// after it.
void CheckMeetingAmong(absl::Span<const OtherMeeting> held, const Meeting& meeting, Faults& faults);

// FIELD_IMMUTABLE: of `historic_import` always; of `date`, `start_time` and `held_in_public` once
// its agenda is published, which said so (it is postponed instead); of `previous_minutes_of` and
// `venue` once it is CLOSED; of everything once it is MINUTED, CANCELLED or POSTPONED.
void CheckMeetingUpdate(const Meeting& present, const Meeting& next, Faults& faults);

}  // namespace copperplate::governance
