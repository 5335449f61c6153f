// Two records of volunteers that are of one person.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/duty.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/supervision.h"
#include "services/volunteers/domain/volunteer.h"

namespace copperplate::volunteers {

// A duty that takes time of a person (OccupiedTime()).
struct TimedDuty {
  std::string name;  // resource name
  InstantRange time;
};

// What is looked at before a record is given up for another one.
struct MergeFacts {
  Volunteer given_up;
  Volunteer into;
  // Of the one that is given up.
  std::vector<std::string> merged_into_it;  // resource names of records that were
  std::vector<Engagement> engagements;
  std::vector<Supervision> supervising;  // in which it is the supervisor, or a delegate
  std::vector<TimedDuty> duties;         // in the order in which they begin: none overlap
  // Of the person of the other, under whichever records; likewise.
  std::vector<TimedDuty> duties_of_into;
};

// Everything that keeps the two from being one: MERGED_WITH_SELF, alone; VOLUNTEER_MERGED of the
// one that was merged already, and of the one that is given up where another was merged into it:
// chains are not made; VOLUNTEER_ANONYMISED of each that was; MERGED_ENGAGEMENT_OPEN for each
// engagement of the one that is given up that is not in its last state by `today` (it is ended or
// transferred first, so that later rules look at one record alone); SUPERVISEES_REMAIN for each
// whom it supervises, or whose supervisor's delegate it is, from `today` on; DUTIES_OVERLAP for
// each duty of the one with each of the other at the same time: a person cannot be in two places,
// so that they are two, or one of the duties is wrong. The names are the volunteers' resource
// names.
Unmet CheckMerge(const MergeFacts& facts, absl::string_view given_up_name,
                 absl::string_view into_name, absl::CivilDay today);

// The record as it is once it is merged into that of the id.
Volunteer Merged(const Volunteer& given_up, absl::string_view into, absl::CivilDay today,
                 absl::string_view reason);

// VOLUNTEER_MERGED where the volunteer's record was: what is said of the person is written under
// the other one.
Unmet CheckNotMerged(const Volunteer& volunteer, absl::string_view subject);

}  // namespace copperplate::volunteers
