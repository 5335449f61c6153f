// How often members were there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/rational/rational.h"
#include "services/governance/domain/attendance.h"
#include "services/governance/domain/meeting_state.h"
#include "services/governance/domain/membership.h"

namespace copperplate::governance {

// A meeting of the body, and who was recorded at it.
struct AttendedMeeting {
  absl::CivilDay date;
  MeetingState state = MeetingState::kPlanned;
  std::vector<Attendance> attendances;
};

struct AttendanceRate {
  std::string person;    // as the first membership has it
  int64_t meetings = 0;  // that were held while a MEMBER
  int64_t present = 0;   // of them those at which PRESENT: a substitute is somebody else
  // present / meetings, 0 to 1; nothing where there was no meeting.
  std::optional<Rational> rate;
};

// Of everybody who was a MEMBER on a day from `first` to `last`, inclusive, in the order of the
// first of their memberships. Meetings that were cancelled, postponed or are yet to begin do not
// count; one at which nothing is recorded of a member counts as missed.
std::vector<AttendanceRate> AttendanceRates(absl::Span<const Membership> memberships,
                                            absl::Span<const AttendedMeeting> meetings,
                                            absl::CivilDay first, absl::CivilDay last);

}  // namespace copperplate::governance
