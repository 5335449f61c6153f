// Who is of a body, on which days, and as what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"

namespace copperplate::governance {

enum class Capacity : uint8_t {
  kMember,    // counts towards the quorum
  kAttendee,  // in attendance
  kAdviser,
};

// `MEMBER`, `ATTENDEE`, `ADVISER`.
absl::string_view Name(Capacity capacity);

struct Membership {
  std::string id;
  std::string person;
  Capacity capacity = Capacity::kMember;
  std::string role_title;  // as minutes print it; may be empty
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // the last day; none: still is
};

// Every fault of a membership by itself, by the API's names: those of libs/fields, DATES_REVERSED
// of `to_date`.
Faults Validate(const Membership& membership);

// MEMBERSHIP_OVERLAPS where the person is of the body on one of the days already: `held` are all of
// the body, the present one of the same id among them or not.
void CheckMembershipAmong(absl::Span<const Membership> held, const Membership& membership,
                          Faults& faults);

// MEMBERSHIP_IN_USE where `next` would leave out a day on which the person attended a meeting as a
// MEMBER by the present one: of `person`, of `capacity`, of `from_date` or of `to_date`.
void CheckMembershipUpdate(const Membership& present, const Membership& next,
                           absl::Span<const absl::CivilDay> attended, Faults& faults);

// MEMBERSHIP_IN_USE of each attendance as a MEMBER that it allowed, by its resource name.
Unmet CheckMembershipDeletion(absl::Span<const std::string> attendances);

// What the person is of the body on the day; null: nothing.
const Membership* MembershipOn(absl::Span<const Membership> memberships, absl::string_view person,
                               absl::CivilDay day);

// Whether the person is a MEMBER on the day.
bool IsMemberOn(absl::Span<const Membership> memberships, absl::string_view person,
                absl::CivilDay day);

}  // namespace copperplate::governance
