#include "services/governance/domain/attendance.h"

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/text.h"
#include "libs/person/person.h"
#include "libs/text/words.h"

namespace copperplate::governance {
namespace {

constexpr absl::string_view kAttendanceStatusWords[] = {"PRESENT", "APOLOGIES", "ABSENT",
                                                        "SUBSTITUTE"};

}  // namespace

absl::string_view Name(AttendanceStatus status) { return NameIn(kAttendanceStatusWords, status); }

Faults Validate(const Attendance& attendance) {
  Faults faults;
  fields::CheckId(attendance.id, "id", faults);
  fields::CheckLine(attendance.person, "person", faults);
  const auto not_for_status = [&](absl::string_view text, absl::string_view field) {
    if (text.empty()) return;
    faults.Add("FIELD_NOT_FOR_STATUS", field,
               absl::StrCat("must be empty of who is ", Name(attendance.status)));
  };
  if (attendance.status == AttendanceStatus::kSubstitute) {
    fields::CheckLine(attendance.substitute_for, "substitute_for", faults);
    if (SamePerson(attendance.substitute_for, attendance.person)) {
      faults.Add("SUBSTITUTE_FOR_INVALID", "substitute_for", "must be another person");
    }
  } else {
    not_for_status(attendance.substitute_for, "substitute_for");
  }
  if (!IsInTheRoom(attendance.status)) {
    not_for_status(attendance.arrived_at_item, "arrived_at_item");
    not_for_status(attendance.left_at_item, "left_at_item");
  }
  return faults;
}

}  // namespace copperplate::governance
