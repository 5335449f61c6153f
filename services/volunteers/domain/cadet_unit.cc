#include "services/volunteers/domain/cadet_unit.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"
#include "libs/text/fold.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {

const CadetUnit* FindUnit(CadetUnits units, absl::string_view id) {
  for (const CadetUnit& unit : units) {
    if (unit.id == id) return &unit;
  }
  return nullptr;
}

bool IsMemberOn(const Engagement& engagement, const CadetUnit& unit, absl::CivilDay day) {
  if (engagement.kind != Kind::kCadet || engagement.unit_or_group != unit.id) return false;
  const std::optional<EngagementState> state = StateOn(engagement.history, day);
  return state.has_value() && IsCounted(*state);
}

int64_t MembersOn(const CadetUnit& unit, Engagements engagements, absl::CivilDay day) {
  std::set<absl::string_view> members;
  for (const Engagement& engagement : engagements) {
    if (IsMemberOn(engagement, unit, day)) members.insert(engagement.volunteer);
  }
  return static_cast<int64_t>(members.size());
}

int PlacesLeft(const CadetUnit& unit, Engagements engagements, absl::CivilDay day,
               absl::string_view volunteer) {
  std::vector<Engagement> others;
  for (const Engagement& engagement : engagements) {
    if (engagement.volunteer != volunteer) others.push_back(engagement);
  }
  return unit.capacity - static_cast<int>(MembersOn(unit, others, day));
}

Faults Validate(const CadetUnit& unit) {
  Faults faults;
  fields::CheckId(unit.id, "id", faults);
  fields::CheckLine(unit.title, "title", faults);
  fields::CheckOptionalLine(unit.school, "school", faults);
  fields::CheckRange(unit.capacity, "capacity", 1, kMostPlaces, faults);
  fields::CheckLines(unit.leaders, "leaders", faults);
  return faults;
}

void CheckAmongUnits(const CadetUnit& unit, CadetUnits units, Engagements cadets,
                     absl::CivilDay day, Faults& faults) {
  for (const CadetUnit& other : units) {
    if (other.id != unit.id && Folded(other.title) == Folded(unit.title)) {
      faults.Add("TITLE_TAKEN", "title", "is that of another unit");
    }
  }
  const int64_t members = MembersOn(unit, cadets, day);
  if (unit.capacity < members) {
    faults.Add("CAPACITY_BELOW_MEMBERS", "capacity",
               absl::StrCat("must be at least ", members, ", the cadets who are in force in it"));
  }
  if (unit.closed && members > 0) {
    faults.Add("UNIT_HAS_MEMBERS", "closed",
               absl::StrCat("must wait until none of its ", members, " cadets is in force"));
  }
}

Unmet CheckUnitDeletion(const CadetUnit& unit, Engagements cadets) {
  Unmet unmet;
  if (std::any_of(cadets.begin(), cadets.end(), [&](const Engagement& engagement) {
        return engagement.kind == Kind::kCadet && engagement.unit_or_group == unit.id;
      })) {
    unmet.Add("UNIT_IN_USE", unit.id, "has or had cadets: close it instead");
  }
  return unmet;
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
