#pragma once

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "libs/status/faults.h"
#include "services/governance/domain/membership.h"

namespace copperplate::governance {

enum class AttendanceStatus : uint8_t {
  kPresent,
  kApologies,
  kAbsent,      // without apologies
  kSubstitute,  // is there for a member
};

// `PRESENT` and so on.
absl::string_view Name(AttendanceStatus status);

// That a person was, or was not, at a meeting.
struct Attendance {
  std::string id;
  std::string person;
  Capacity capacity = Capacity::kMember;
  AttendanceStatus status = AttendanceStatus::kPresent;
  std::string substitute_for;   // a person; of a substitute only
  std::string arrived_at_item;  // id; empty: from the beginning
  std::string left_at_item;     // id; empty: to the end
};

// Whether who attends so is in the room.
constexpr bool IsInTheRoom(AttendanceStatus status) {
  return status == AttendanceStatus::kPresent || status == AttendanceStatus::kSubstitute;
}

// Every fault of an attendance by itself, by the API's names: those of libs/fields;
// FIELD_NOT_FOR_STATUS of `substitute_for` of who is no SUBSTITUTE, and of `arrived_at_item` and
// `left_at_item` of who is not there; SUBSTITUTE_FOR_INVALID of who would stand in for themselves.
Faults Validate(const Attendance& attendance);

}  // namespace copperplate::governance
