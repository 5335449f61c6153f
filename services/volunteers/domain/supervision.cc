#include "services/volunteers/domain/supervision.h"

#include <algorithm>
#include <vector>

namespace copperplate::volunteers {
namespace {

bool OfOneEngagement(const Supervision& a, const Supervision& b) {
  return a.supervised == b.supervised && a.engagement == b.engagement;
}

bool IsThere(const Supervision& one, absl::Span<const Supervision> present) {
  return std::any_of(present.begin(), present.end(), [&](const Supervision& other) {
    return OfOneEngagement(one, other) && one.id == other.id;
  });
}

// Until when `present` lasts once those that were to follow it never begin.
std::optional<absl::CivilDay> EndWithout(const Supervision& present,
                                         const std::vector<Supervision>& dropped) {
  std::optional<absl::CivilDay> to = present.to;
  while (to.has_value()) {
    const auto next = std::find_if(dropped.begin(), dropped.end(), [&](const Supervision& other) {
      return OfOneEngagement(present, other) && other.from == *to && !other.days().empty();
    });
    if (next == dropped.end()) return to;
    to = next->to;
  }
  return to;
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

std::optional<Supervision> SupervisionSucceeded(const Supervision& added,
                                                absl::Span<const Supervision> present) {
  if (IsThere(added, present)) return std::nullopt;
  for (const Supervision& other : present) {
    if (!OfOneEngagement(added, other) || other.to.has_value() || other.from >= added.from) {
      continue;
    }
    Supervision succeeded = other;
    succeeded.to = added.from;
    return succeeded;
  }
  return std::nullopt;
}

DaySet DaysLeftUnsupervised(const Supervision& present, const Supervision& next,
                            absl::Span<const Supervision> supervisions) {
  DaySet left({present.days()});
  left = left.Difference(DaySet({next.days()}));
  for (const Supervision& other : supervisions) {
    if (OfOneEngagement(present, other) && other.id != present.id) {
      left = left.Difference(DaySet({other.days()}));
    }
  }
  return left;
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

std::vector<Supervision> SupervisionsReopened(absl::Span<const Supervision> supervisions,
                                              absl::string_view supervised,
                                              absl::string_view engagement, absl::CivilDay ended,
                                              std::optional<absl::CivilDay> until) {
  const auto is_of = [&](const Supervision& one) {
    return one.supervised == supervised && one.engagement == engagement;
  };
  std::vector<Supervision> reopened;
  for (const Supervision& supervision : supervisions) {
    if (!is_of(supervision) || supervision.to != ended) continue;
    Supervision open = supervision;
    open.to = until;
    const bool taken =
        std::any_of(supervisions.begin(), supervisions.end(), [&](const Supervision& other) {
          return is_of(other) && other.id != open.id && other.days().Overlaps(open.days());
        });
    if (!taken) reopened.push_back(std::move(open));
  }
  return reopened;
}

std::vector<Supervision> CarriedSupervisions(absl::Span<const Supervision> supervisions,
                                             absl::string_view supervised, absl::string_view ends,
                                             absl::string_view begins, absl::CivilDay day) {
  std::vector<Supervision> carried;
  for (const Supervision& supervision : supervisions) {
    if (supervision.supervised != supervised || supervision.engagement != ends) continue;
    if (supervision.days().to <= day) continue;
    Supervision& next = carried.emplace_back(supervision);
    next.engagement = std::string(begins);
    next.from = std::max(supervision.from, day);
  }
  return carried;
}

SupervisionsGivenUp GiveUpSupervisions(absl::Span<const Supervision> supervisions,
                                       absl::string_view supervisor, absl::CivilDay day) {
  SupervisionsGivenUp given_up;
  for (const Supervision& supervision : supervisions) {
    if (supervision.supervisor != supervisor || supervision.days().to <= day) continue;
    if (supervision.from >= day) {
      given_up.dropped.push_back(supervision);
    } else {
      given_up.ended.push_back(supervision);
      given_up.ended.back().to = day;
    }
  }
  for (const Supervision& supervision : supervisions) {
    if (supervision.supervisor == supervisor) continue;
    const std::optional<absl::CivilDay> to = EndWithout(supervision, given_up.dropped);
    if (to == supervision.to) continue;
    given_up.reopened.push_back(supervision);
    given_up.reopened.back().to = to;
  }
  return given_up;
}

Supervisors::Supervisors(absl::Span<const Supervision> supervisions) {
  for (const Supervision& supervision : supervisions) {
    of_[supervision.supervised].push_back(&supervision);
  }
}

bool Supervisors::GoesRound(const Supervision& supervision) const {
  if (supervision.supervisor == supervision.supervised) return false;
  std::vector<absl::string_view> path;
  return IsAbove(supervision.supervised, supervision.supervisor, supervision.days(), path);
}

// Whether `target` is above `person` at some time within `days`: a supervisor's supervisor only
// counts on the days on which both hold. `path` keeps data with a cycle from being walked for ever.
bool Supervisors::IsAbove(absl::string_view target, absl::string_view person, const DayRange& days,
                          std::vector<absl::string_view>& path) const {
  if (person == target) return true;
  if (std::find(path.begin(), path.end(), person) != path.end()) return false;
  const auto of_person = of_.find(person);
  if (of_person == of_.end()) return false;
  path.push_back(person);
  const bool found = std::any_of(
      of_person->second.begin(), of_person->second.end(), [&](const Supervision* supervision) {
        if (!supervision->days().Overlaps(days)) return false;
        const DayRange common{std::max(days.from, supervision->days().from),
                              std::min(days.to, supervision->days().to)};
        return IsAbove(target, supervision->supervisor, common, path);
      });
  path.pop_back();
  return found;
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
  const std::optional<Supervision> succeeded = SupervisionSucceeded(added, present);
  const bool twice = std::any_of(present.begin(), present.end(), [&](const Supervision& other) {
    return OfOneEngagement(other, added) && (added.id.empty() || other.id != added.id) &&
           (!succeeded.has_value() || other.id != succeeded->id) &&
           other.days().Overlaps(added.days());
  });
  if (twice) {
    faults.Add("SUPERVISED_TWICE", "from", "the engagement has a supervisor on some of the days");
  }
  if (added.supervisor == added.supervised) {
    faults.Add("SUPERVISED_BY_SELF", "supervisor", "must be another person");
  } else if (Supervisors(present).GoesRound(added)) {
    faults.Add("SUPERVISION_CYCLE", "supervisor", "is supervised by who would be supervised");
  }
  return faults;
}

}  // namespace copperplate::volunteers
