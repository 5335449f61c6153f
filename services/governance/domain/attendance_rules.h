// How attendances and declarations would go with what the meeting holds: as agenda_rules.h.
#pragma once

#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/governance/domain/meeting_content.h"

namespace copperplate::governance {

// ATTENDANCE_TAKEN of `person` who is recorded already. NOT_A_MEMBER of `capacity` where who
// attends as a MEMBER, and is no substitute, is none of the body's on the day. Of `substitute_for`
// SUBSTITUTED_NOT_A_MEMBER, SUBSTITUTED_PRESENT of a member who is there, and SUBSTITUTED_TWICE. Of
// `arrived_at_item` and `left_at_item` AGENDA_ITEM_UNKNOWN; ITEMS_REVERSED of `left_at_item` that
// comes before the other. ATTENDANCE_IN_USE of `status` where an interest that is declared, or an
// outcome, needs the person to be there.
void CheckAmong(const MeetingContent& content, const Attendance& attendance, Faults& faults);

// FIELD_IMMUTABLE of `person`: declarations and outcomes know it by that.
void CheckAttendanceUpdate(const Attendance& present, const Attendance& next, Faults& faults);

// ATTENDANCE_IN_USE of each declaration and outcome that names the person, by its name below the
// meeting (`outcomes/noted`).
Unmet CheckDeletion(const MeetingContent& content, const Attendance& attendance);

// PERSON_NOT_ATTENDING of `person`; AGENDA_ITEM_UNKNOWN; NIL_CONTRADICTED of `kind` where somebody
// of whom NIL is declared declares an interest as well; LEFT_FOR_ITEM of `action` where an outcome
// of the item names the person as who moved or decided it, or the person took a decision at it.
void CheckAmong(const MeetingContent& content, const Declaration& declaration, Faults& faults);

}  // namespace copperplate::governance
