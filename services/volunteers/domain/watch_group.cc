#include "services/volunteers/domain/watch_group.h"

#include <algorithm>

#include "libs/fields/civil.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/text/words.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kWatchKindWords[] = {"SPEEDWATCH", "NEIGHBOURHOOD", "COUNTRYSIDE",
                                                 "HGV"};
constexpr int64_t kMostMembers = 100'000;

// The first day on which the engagement is over; kNoEnd where none is known.
absl::CivilDay EndOf(const Engagement& engagement) {
  const auto is_open = [](EngagementState state) { return !IsTerminal(state); };
  const DaySet open = DaysInState(engagement, is_open);
  return open.empty() ? absl::CivilDay::min() : open.ranges().back().to;
}

void CheckCoordinator(const WatchGroup& group, const WatchGroupFacts& facts, Faults& faults) {
  if (!group.coordinator.has_value()) return;
  if (!facts.coordinator_known) {
    faults.Add("COORDINATOR_UNKNOWN", "coordinator", "is none of the force's volunteers");
  } else if (!group.closed_on.has_value() && !facts.coordinator_in_force) {
    faults.Add("COORDINATOR_NOT_IN_FORCE", "coordinator", "must be a volunteer who is in force");
  }
}

void CheckSessionsWithin(const WatchGroup& group, const WatchGroupFacts& facts, Faults& faults) {
  if (facts.first_session.has_value() && *facts.first_session < group.formed_on) {
    faults.Add("SESSIONS_REMAIN", "formed_on", "lies after the day of a session");
  }
  if (group.closed_on.has_value() && facts.last_session.has_value() &&
      *group.closed_on <= *facts.last_session) {
    faults.Add("SESSIONS_REMAIN", "closed_on", "must lie after the day of the last session");
  }
}

}  // namespace

absl::string_view Name(WatchKind kind) { return NameIn(kWatchKindWords, kind); }

std::optional<WatchKind> ParseWatchKind(absl::string_view word) {
  return FindIn<WatchKind>(kWatchKindWords, word);
}

bool IsThereOn(const WatchGroup& group, absl::CivilDay day) {
  return group.formed_on <= day && day < group.closed_on.value_or(absl::CivilDay::max());
}

Faults CheckGroupFields(const WatchGroup& group, absl::CivilDay today) {
  Faults faults;
  fields::CheckLine(group.title, "title", faults);
  fields::CheckLine(group.parish, "parish", faults);
  if (group.declared_members.has_value()) {
    fields::CheckRange(*group.declared_members, "declared_members", 0, kMostMembers, faults);
  }
  fields::CheckNotInFuture(group.formed_on, "formed_on", today, faults);
  if (group.declared_from.has_value()) {
    fields::CheckNotInFuture(*group.declared_from, "declared_from", today, faults);
    fields::CheckNotBefore(group.declared_from, "declared_from", group.formed_on,
                           "the day on which it was formed", faults);
  }
  if (group.closed_on.has_value() && *group.closed_on <= group.formed_on) {
    faults.Add("DATES_REVERSED", "closed_on", "must lie after the day on which it was formed");
  }
  return faults;
}

Faults CheckGroupAmong(const WatchGroup& group, const WatchGroupFacts& facts) {
  Faults faults;
  CheckCoordinator(group, facts, faults);
  const bool remains =
      group.closed_on.has_value() &&
      std::any_of(facts.operators.begin(), facts.operators.end(),
                  [&](const Engagement& operates) { return EndOf(operates) > *group.closed_on; });
  if (remains) {
    faults.Add("OPERATORS_REMAIN", "closed_on",
               "somebody is still engaged in it then: move them to another group, or let them go");
  }
  CheckSessionsWithin(group, facts, faults);
  return faults;
}

Faults CheckMembership(const Engagement& engagement, absl::Span<const WatchGroup> groups) {
  Faults faults;
  if (engagement.kind != Kind::kSpeedwatch || engagement.unit_or_group.empty()) return faults;
  const absl::CivilDay end = EndOf(engagement);
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const WatchGroup& one) {
    return one.id == engagement.unit_or_group;
  });
  if (group == groups.end()) {
    if (end == kNoEnd) {
      faults.Add("WATCH_GROUP_UNKNOWN", "unit_or_group", "is the id of none of the force's groups");
    }
  } else if (group->kind != WatchKind::kSpeedwatch) {
    faults.Add("GROUP_OF_OTHER_KIND", "unit_or_group", "is no group of Speedwatch");
  } else if (group->closed_on.has_value() && end > *group->closed_on) {
    faults.Add("GROUP_CLOSED", "unit_or_group", "is closed, or will be");
  }
  return faults;
}

std::vector<std::string> GroupsCoordinatedFrom(absl::Span<const WatchGroup> groups,
                                               absl::string_view volunteer, absl::CivilDay day) {
  std::vector<std::string> ids;
  for (const WatchGroup& group : groups) {
    if (group.coordinator == std::string(volunteer) &&
        group.closed_on.value_or(absl::CivilDay::max()) > day) {
      ids.push_back(group.id);
    }
  }
  return ids;
}

}  // namespace copperplate::volunteers
