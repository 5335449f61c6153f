#include "services/governance/domain/meeting_content.h"

#include <algorithm>

#include "libs/person/person.h"

namespace copperplate::governance {
namespace {

template <class Part>
const Part* FindPart(const std::vector<Part>& parts, absl::string_view id) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace

const AgendaItem* FindItem(const MeetingContent& content, absl::string_view id) {
  return FindPart(content.items, id);
}

const Outcome* FindOutcome(const MeetingContent& content, absl::string_view id) {
  return FindPart(content.outcomes, id);
}

const Attendance* FindAttendanceOf(const MeetingContent& content, absl::string_view person) {
  const auto found =
      std::find_if(content.attendances.begin(), content.attendances.end(),
                   [&](const Attendance& one) { return SamePerson(one.person, person); });
  return found == content.attendances.end() ? nullptr : &*found;
}

const Minutes* LastMinutes(const MeetingContent& content) {
  const auto last = std::max_element(
      content.minutes.begin(), content.minutes.end(),
      [](const Minutes& one, const Minutes& other) { return one.version < other.version; });
  return last == content.minutes.end() ? nullptr : &*last;
}

bool IsCited(const std::vector<std::string>& cited, absl::string_view id) {
  return std::find(cited.begin(), cited.end(), id) != cited.end();
}

std::vector<const AgendaItem*> Agenda(const MeetingContent& content) {
  std::vector<const AgendaItem*> agenda;
  agenda.reserve(content.items.size());
  for (const AgendaItem& item : content.items) agenda.push_back(&item);
  std::sort(agenda.begin(), agenda.end(), [](const AgendaItem* one, const AgendaItem* other) {
    if (IsPrintedBefore(*one, *other)) return true;
    return !IsPrintedBefore(*other, *one) && one->id < other->id;
  });
  return agenda;
}

bool IsAttending(const MeetingContent& content, absl::string_view person) {
  const Attendance* const attendance = FindAttendanceOf(content, person);
  return attendance != nullptr && IsInTheRoom(attendance->status);
}

bool LeftForItem(const MeetingContent& content, absl::string_view person, absl::string_view item) {
  return std::any_of(content.declarations.begin(), content.declarations.end(),
                     [&](const Declaration& declaration) {
                       return declaration.action == DeclarationAction::kLeft &&
                              (declaration.item.empty() || declaration.item == item) &&
                              SamePerson(declaration.person, person);
                     });
}

}  // namespace copperplate::governance
