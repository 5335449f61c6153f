// Units of cadets, and what is asked for an event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/headcount.h"

namespace copperplate::volunteers {

struct CadetUnit {
  std::string id;
  std::string title = {};
  std::string school = {};  // may be empty
  int capacity = 0;
  absl::Weekday meeting_day = absl::Weekday::monday;
  std::vector<std::string> leaders = {};  // ids of volunteers (unit_leaders.h)
  bool closed = false;                    // nobody new joins it
};

inline constexpr int kMostPlaces = 1000;

using CadetUnits = absl::Span<const CadetUnit>;

// Null where there is none.
const CadetUnit* FindUnit(CadetUnits units, absl::string_view id);

// Whether the engagement is a cadet's who is a member of the unit: in strength on the day.
bool IsMemberOn(const Engagement& engagement, const CadetUnit& unit, absl::CivilDay day);

// How many live members the unit has: cadets of it who are counted in strength on the day.
int64_t MembersOn(const CadetUnit& unit, Engagements engagements, absl::CivilDay day);

// How many more it may have beside those who are not `volunteer`; below 0 where its capacity was
// made less than its members. On a later day it is never less as things stand: nothing that lies
// ahead makes anybody a member.
int PlacesLeft(const CadetUnit& unit, Engagements engagements, absl::CivilDay day,
               absl::string_view volunteer = "");

// Every fault of its fields: those of libs/fields; NUMBER_OUT_OF_RANGE of `capacity` outside 1 to
// kMostPlaces.
Faults Validate(const CadetUnit& unit);

// What it may not be among the force's units on the day, `cadets` being all of the force's:
// TITLE_TAKEN of `title` that another one has, whatever the case of its letters;
// CAPACITY_BELOW_MEMBERS of `capacity`; UNIT_HAS_MEMBERS of `closed`.
void CheckAmongUnits(const CadetUnit& unit, CadetUnits units, Engagements cadets,
                     absl::CivilDay day, Faults& faults);

// What keeps it from being deleted: UNIT_IN_USE where an engagement refers to it.
Unmet CheckUnitDeletion(const CadetUnit& unit, Engagements cadets);

// A health and permission form is asked for each event (Volunteer Police Cadets; Hampshire).
struct EventPermission {
  std::string engagement;  // id
  std::string event;
  absl::CivilDay health_form_on;
  std::string id = {};
};

// EVENT_PERMISSION_REQUIRED where a cadet has none for the event that was given by the day.
void CheckEventPermission(absl::Span<const EventPermission> permissions,
                          absl::string_view engagement, absl::string_view event, absl::CivilDay day,
                          absl::string_view subject, Unmet& unmet);

}  // namespace copperplate::volunteers
