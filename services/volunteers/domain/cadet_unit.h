// Units of cadets, and what is asked for an event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/headcount.h"
#include "services/volunteers/domain/vetting_check.h"

namespace copperplate::volunteers {

struct CadetUnit {
  std::string id;
  std::string name;
  std::string school;
  int capacity = 0;
  absl::Weekday meeting_day = absl::Weekday::monday;
  std::vector<std::string> leaders;  // ids of volunteers
};

// How many live members the unit has: cadets of it who are counted in strength on the day.
int64_t MembersOn(const CadetUnit& unit, Engagements engagements, absl::CivilDay day);

// How many more it may have; below 0 where its capacity was made less than its members.
int PlacesLeft(const CadetUnit& unit, Engagements engagements, absl::CivilDay day);

// How many of the leaders have a check on the day that does for `required`. `checks` are of all of
// them.
int VettedLeaders(const CadetUnit& unit, absl::Span<const VettingCheck> checks,
                  VettingLevel required, absl::CivilDay day);

// A health and permission form is asked for each event (Volunteer Police Cadets; Hampshire).
struct EventPermission {
  std::string engagement;  // id
  std::string event;
  absl::CivilDay health_form_on;
};

// EVENT_PERMISSION_REQUIRED where a cadet has none for the event that was given by the day.
void CheckEventPermission(absl::Span<const EventPermission> permissions,
                          absl::string_view engagement, absl::string_view event, absl::CivilDay day,
                          absl::string_view subject, Unmet& unmet);

}  // namespace copperplate::volunteers
