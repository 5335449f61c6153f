#include "services/volunteers/domain/cadet_unit.h"

#include <algorithm>
#include <set>

#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {

int64_t MembersOn(const CadetUnit& unit, Engagements engagements, absl::CivilDay day) {
  std::set<absl::string_view> members;
  for (const Engagement& engagement : engagements) {
    if (engagement.kind != Kind::kCadet || engagement.unit_or_group != unit.id) continue;
    const std::optional<EngagementState> state = StateOn(engagement.history, day);
    if (state.has_value() && IsCounted(*state)) members.insert(engagement.volunteer);
  }
  return static_cast<int64_t>(members.size());
}

int PlacesLeft(const CadetUnit& unit, Engagements engagements, absl::CivilDay day) {
  return unit.capacity - static_cast<int>(MembersOn(unit, engagements, day));
}

int VettedLeaders(const CadetUnit& unit, absl::Span<const VettingCheck> checks,
                  VettingLevel required, absl::CivilDay day) {
  const std::set<absl::string_view> leaders(unit.leaders.begin(), unit.leaders.end());
  return static_cast<int>(
      std::count_if(leaders.begin(), leaders.end(), [&](absl::string_view leader) {
        return std::any_of(checks.begin(), checks.end(), [&](const VettingCheck& check) {
          return check.volunteer == leader && Satisfies(check.level, required) &&
                 ServesOn(check, day);
        });
      }));
}

void CheckEventPermission(absl::Span<const EventPermission> permissions,
                          absl::string_view engagement, absl::string_view event, absl::CivilDay day,
                          absl::string_view subject, Unmet& unmet) {
  const bool given =
      std::any_of(permissions.begin(), permissions.end(), [&](const EventPermission& permission) {
        return permission.engagement == engagement && permission.event == event &&
               permission.health_form_on <= day;
      });
  if (!given) {
    unmet.Add("EVENT_PERMISSION_REQUIRED", subject,
              "needs the health and permission form for the event");
  }
}

}  // namespace copperplate::volunteers
