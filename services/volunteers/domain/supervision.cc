#include "services/volunteers/domain/supervision.h"

#include <algorithm>
#include <vector>

namespace copperplate::volunteers {
namespace {

// Whether `target` is above `person` at some time within `days`: a supervisor's supervisor only
// counts on the days on which both hold. `path` keeps data with a cycle from being walked for ever.
bool IsAbove(absl::string_view target, absl::string_view person, const DayRange& days,
             absl::Span<const Supervision> present, std::vector<absl::string_view>& path) {
  if (person == target) return true;
  if (std::find(path.begin(), path.end(), person) != path.end()) return false;
  path.push_back(person);
  const bool found =
      std::any_of(present.begin(), present.end(), [&](const Supervision& supervision) {
        if (supervision.supervised != person || !supervision.days().Overlaps(days)) return false;
        const DayRange common{std::max(days.from, supervision.days().from),
                              std::min(days.to, supervision.days().to)};
        return IsAbove(target, supervision.supervisor, common, present, path);
      });
  path.pop_back();
  return found;
}

}  // namespace

std::optional<std::string> SupervisorOn(absl::Span<const Supervision> supervisions,
                                        absl::string_view engagement, absl::CivilDay day) {
  for (const Supervision& supervision : supervisions) {
    if (supervision.engagement == engagement && supervision.days().Contains(day)) {
      return supervision.supervisor;
    }
  }
  return std::nullopt;
}

std::vector<Supervision> SupervisionsEnded(absl::Span<const Supervision> supervisions,
                                           absl::string_view supervised,
                                           absl::string_view engagement, absl::CivilDay day) {
  std::vector<Supervision> ended;
  for (const Supervision& supervision : supervisions) {
    if (supervision.supervised != supervised || supervision.engagement != engagement) continue;
    if (supervision.from >= day || supervision.days().to <= day) continue;
    ended.push_back(supervision);
    ended.back().to = day;
  }
  return ended;
}

std::optional<Supervision> CarriedSupervision(absl::Span<const Supervision> supervisions,
                                              absl::string_view supervised, absl::string_view ends,
                                              absl::string_view begins, absl::CivilDay day) {
  for (const Supervision& supervision : supervisions) {
    if (supervision.supervised != supervised || supervision.engagement != ends) continue;
    if (!supervision.days().Contains(day)) continue;
    Supervision carried = supervision;
    carried.engagement = std::string(begins);
    carried.from = day;
    return carried;
  }
  return std::nullopt;
}

Faults CheckSupervision(const Supervision& added, absl::Span<const Supervision> present) {
  Faults faults;
  if (added.days().empty()) {
    faults.Add("DATES_REVERSED", "to", "must lie after the first day");
  }
  if (added.supervisor.empty()) {
    faults.Add("FIELD_REQUIRED", "supervisor", "must be given");
    return faults;
  }
  const bool twice = std::any_of(present.begin(), present.end(), [&](const Supervision& other) {
    return other.engagement == added.engagement && other.supervised == added.supervised &&
           (added.id.empty() || other.id != added.id) && other.days().Overlaps(added.days());
  });
  if (twice) {
    faults.Add("SUPERVISED_TWICE", "from", "the engagement has a supervisor on some of the days");
  }
  std::vector<absl::string_view> path;
  if (added.supervisor == added.supervised) {
    faults.Add("SUPERVISED_BY_SELF", "supervisor", "must be another person");
  } else if (IsAbove(added.supervised, added.supervisor, added.days(), present, path)) {
    faults.Add("SUPERVISION_CYCLE", "supervisor", "is supervised by who would be supervised");
  }
  return faults;
}

}  // namespace copperplate::volunteers
