#include "services/governance/domain/attendance_rate.h"

#include <algorithm>

#include "libs/person/person.h"

namespace copperplate::governance {
namespace {

bool IsPresentAt(const AttendedMeeting& meeting, absl::string_view person) {
  return std::any_of(meeting.attendances.begin(), meeting.attendances.end(),
                     [&](const Attendance& attendance) {
                       return attendance.status == AttendanceStatus::kPresent &&
                              SamePerson(attendance.person, person);
                     });
}

bool IsMemberWithin(const Membership& membership, absl::CivilDay first, absl::CivilDay last) {
  return membership.capacity == Capacity::kMember && membership.from <= last &&
         first <= membership.to.value_or(absl::CivilDay::max());
}

}  // namespace

std::vector<AttendanceRate> AttendanceRates(absl::Span<const Membership> memberships,
                                            absl::Span<const AttendedMeeting> meetings,
                                            absl::CivilDay first, absl::CivilDay last) {
  std::vector<AttendanceRate> rates;
  for (const Membership& membership : memberships) {
    if (!IsMemberWithin(membership, first, last) ||
        std::any_of(rates.begin(), rates.end(), [&](const AttendanceRate& rate) {
          return SamePerson(rate.person, membership.person);
        })) {
      continue;
    }
    AttendanceRate rate;
    rate.person = membership.person;
    for (const AttendedMeeting& meeting : meetings) {
      if (!WasHeld(meeting.state) || meeting.date < first || meeting.date > last ||
          !IsMemberOn(memberships, rate.person, meeting.date)) {
        continue;
      }
      ++rate.meetings;
      if (IsPresentAt(meeting, rate.person)) ++rate.present;
    }
    if (rate.meetings > 0) rate.rate = Rational::Of(rate.present, rate.meetings);
    rates.push_back(std::move(rate));
  }
  return rates;
}

}  // namespace copperplate::governance
