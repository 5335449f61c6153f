#include "services/volunteers/domain/duty_entries.h"

#include <map>

#include "services/volunteers/domain/duty_minutes.h"

namespace copperplate::volunteers {
namespace {

using EntriesByDay = std::map<absl::CivilDay, DutyEntry>;

void Add(const Duty& duty, int sign, EntriesByDay& entries) {
  if (!CountsAsWorked(duty.state) || !duty.actual.has_value()) return;
  for (const DayMinutes& piece : MinutesByDay(*duty.actual, duty.break_minutes)) {
    DutyEntry& entry = entries[piece.day];
    entry.day = piece.day;
    int64_t& minutes = duty.state == DutyState::kVerified ? entry.verified : entry.unverified;
    minutes += sign * piece.minutes;
  }
}

}  // namespace

std::vector<DutyEntry> EntriesOf(const Duty* before, const Duty& after) {
  EntriesByDay by_day;
  if (before != nullptr) Add(*before, -1, by_day);
  Add(after, 1, by_day);
  std::vector<DutyEntry> entries;
  for (const auto& [day, entry] : by_day) {
    if (entry.unverified != 0 || entry.verified != 0) entries.push_back(entry);
  }
  return entries;
}

}  // namespace copperplate::volunteers
