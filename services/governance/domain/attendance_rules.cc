#include "services/governance/domain/attendance_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/person/person.h"

namespace copperplate::governance {
namespace {

bool NamesPerson(const Declaration& declaration, absl::string_view person) {
  return !declaration.person.empty() && SamePerson(declaration.person, person);
}

bool NamesPerson(const Outcome& outcome, absl::string_view person) {
  return (!outcome.moved_by.empty() && SamePerson(outcome.moved_by, person)) ||
         (!outcome.decided_by.empty() && SamePerson(outcome.decided_by, person));
}

void CheckSubstitute(const MeetingContent& content, const Attendance& attendance, Faults& faults) {
  const std::string& member = attendance.substitute_for;
  if (!IsMemberOn(content.memberships, member, content.meeting.date)) {
    faults.Add("SUBSTITUTED_NOT_A_MEMBER", "substitute_for",
               "must be a member of the body on the day of the meeting");
    return;
  }
  for (const Attendance& other : content.attendances) {
    if (other.id == attendance.id) continue;
    if (SamePerson(other.person, member) && IsInTheRoom(other.status)) {
      faults.Add("SUBSTITUTED_PRESENT", "substitute_for", "is there in person");
    }
    if (other.status == AttendanceStatus::kSubstitute && SamePerson(other.substitute_for, member)) {
      faults.Add("SUBSTITUTED_TWICE", "substitute_for", "has another substitute");
    }
  }
}

// Of who comes in person: nobody stands in for them.
void CheckNotSubstituted(const MeetingContent& content, const Attendance& attendance,
                         Faults& faults) {
  for (const Attendance& other : content.attendances) {
    if (other.id == attendance.id || other.status != AttendanceStatus::kSubstitute ||
        !SamePerson(other.substitute_for, attendance.person)) {
      continue;
    }
    faults.Add("SUBSTITUTED_PRESENT", "status",
               absl::StrCat("has a substitute: ", other.id, " must be changed first"));
  }
}

// The item that the field names; null, with its fault where it names one that there is not.
const AgendaItem* NamedItem(const MeetingContent& content, absl::string_view id,
                            absl::string_view field, Faults& faults) {
  if (id.empty()) return nullptr;
  const AgendaItem* const item = FindItem(content, id);
  if (item == nullptr) faults.Add("AGENDA_ITEM_UNKNOWN", field, "the meeting has no such item");
  return item;
}

void CheckStay(const MeetingContent& content, const Attendance& attendance, Faults& faults) {
  const AgendaItem* const arrived =
      NamedItem(content, attendance.arrived_at_item, "arrived_at_item", faults);
  const AgendaItem* const left =
      NamedItem(content, attendance.left_at_item, "left_at_item", faults);
  if (arrived == nullptr || left == nullptr || !IsPrintedBefore(*left, *arrived)) return;
  faults.Add("ITEMS_REVERSED", "left_at_item", "comes before the item at which the person arrived");
}

// Interests and outcomes are of who was there.
bool IsNeededThere(const MeetingContent& content, absl::string_view person) {
  const auto declares = [&](const Declaration& one) { return NamesPerson(one, person); };
  const auto decides = [&](const Outcome& one) { return NamesPerson(one, person); };
  return std::any_of(content.declarations.begin(), content.declarations.end(), declares) ||
         std::any_of(content.outcomes.begin(), content.outcomes.end(), decides);
}

// Whether the two cannot both be so.
bool Contradict(const Declaration& nil, const Declaration& interest) {
  return nil.kind == DeclarationKind::kNil && interest.kind != DeclarationKind::kNil &&
         (nil.person.empty() || SamePerson(nil.person, interest.person));
}

void CheckHadNoPart(const MeetingContent& content, const Declaration& declaration, Faults& faults) {
  if (declaration.action != DeclarationAction::kLeft) return;
  for (const Outcome& outcome : content.outcomes) {
    const bool of_item = declaration.item.empty() || declaration.item == outcome.item;
    if (!of_item || !NamesPerson(outcome, declaration.person)) continue;
    faults.Add("LEFT_FOR_ITEM", "action",
               absl::StrCat("the person moved or decided the outcome ", outcome.id));
  }
  for (const ItemDecision& decision : content.decisions) {
    const bool of_item = declaration.item.empty() || declaration.item == decision.item;
    if (!of_item || !IsOnePerson(decision.taken_by, declaration.person, content.offices,
                                 content.meeting.date)) {
      continue;
    }
    faults.Add("LEFT_FOR_ITEM", "action",
               absl::StrCat("the person took the decision ", decision.decision));
  }
}

}  // namespace

void CheckAmong(const MeetingContent& content, const Attendance& attendance, Faults& faults) {
  for (const Attendance& other : content.attendances) {
    if (other.id == attendance.id || !SamePerson(other.person, attendance.person)) continue;
    faults.Add("ATTENDANCE_TAKEN", "person", absl::StrCat("is recorded already: ", other.id));
  }
  if (attendance.status == AttendanceStatus::kSubstitute) {
    CheckSubstitute(content, attendance, faults);
  } else if (attendance.capacity == Capacity::kMember &&
             !IsMemberOn(content.memberships, attendance.person, content.meeting.date)) {
    faults.Add("NOT_A_MEMBER", "capacity",
               "the person is no member of the body on the day of the meeting");
  }
  if (attendance.status == AttendanceStatus::kPresent) {
    CheckNotSubstituted(content, attendance, faults);
  }
  CheckStay(content, attendance, faults);
  if (!IsInTheRoom(attendance.status) && IsNeededThere(content, attendance.person)) {
    faults.Add("ATTENDANCE_IN_USE", "status",
               "a declaration or an outcome says that the person was there");
  }
}

void CheckAttendanceUpdate(const Attendance& present, const Attendance& next, Faults& faults) {
  if (next.person == present.person) return;
  faults.Add("FIELD_IMMUTABLE", "person", "cannot be changed: delete it, and add another one");
}

Unmet CheckDeletion(const MeetingContent& content, const Attendance& attendance) {
  Unmet unmet;
  for (const Declaration& declaration : content.declarations) {
    if (!NamesPerson(declaration, attendance.person)) continue;
    unmet.Add("ATTENDANCE_IN_USE", absl::StrCat("declarations/", declaration.id),
              "names the person");
  }
  for (const Outcome& outcome : content.outcomes) {
    if (!NamesPerson(outcome, attendance.person)) continue;
    unmet.Add("ATTENDANCE_IN_USE", absl::StrCat("outcomes/", outcome.id), "names the person");
  }
  return unmet;
}

void CheckAmong(const MeetingContent& content, const Declaration& declaration, Faults& faults) {
  if (!declaration.person.empty() && !IsAttending(content, declaration.person)) {
    faults.Add("PERSON_NOT_ATTENDING", "person", "is not recorded as having been there");
  }
  NamedItem(content, declaration.item, "agenda_item", faults);
  for (const Declaration& other : content.declarations) {
    if (other.id == declaration.id ||
        !(Contradict(declaration, other) || Contradict(other, declaration))) {
      continue;
    }
    faults.Add("NIL_CONTRADICTED", "kind",
               absl::StrCat("cannot be so beside the declaration ", other.id));
  }
  CheckHadNoPart(content, declaration, faults);
}

}  // namespace copperplate::governance
