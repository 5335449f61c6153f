// What the force has about one volunteer, as rules look at it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/cadet_unit.h"
#include "services/volunteers/domain/consent.h"
#include "services/volunteers/domain/engagement.h"
#include "services/volunteers/domain/engagement_standard.h"
#include "services/volunteers/domain/range_set.h"
#include "services/volunteers/domain/recognition.h"
#include "services/volunteers/domain/role.h"
#include "services/volunteers/domain/skill.h"
#include "services/volunteers/domain/supervision.h"
#include "services/volunteers/domain/vetting_check.h"
#include "services/volunteers/domain/volunteer.h"
#include "services/volunteers/domain/watch_group.h"

namespace copperplate::volunteers {

struct Dossier {
  Volunteer volunteer;
  std::vector<Engagement> engagements;  // each with what its role asks
  std::vector<VettingCheck> checks;
  std::vector<GuardianConsent> consents;  // of all engagements
  // Of all volunteers of the force: who supervises whom goes round among them.
  std::vector<Supervision> supervisions;
  std::vector<Role> roles;  // of the force
  // Where a rule looks at them.
  std::vector<Recognition> recognitions = {};
  // When the last of its duties that take time ends, by the id of the engagement; of one without
  // duties, or where no rule looks at it, there is none.
  std::map<std::string, absl::Time> last_duty_ends = {};
  std::vector<CadetUnit> units = {};  // of the force
  // The force's engagements in units of cadets, of whoever; where none of this volunteer's is a
  // cadet's there are none.
  std::vector<Engagement> cadets = {};
  // On which days units of cadets that its engagements are in have leaders enough
  // (unit_leaders.h), by their ids; where no rule looks at it there are none.
  std::map<std::string, DaySet> led_days = {};
  std::vector<EventPermission> event_permissions = {};  // of all engagements
  std::vector<VolunteerSkill> volunteer_skills = {};
  std::vector<Skill> skills = {};                             // of the force
  std::vector<WatchGroup> watch_groups = {};                  // of the force
  std::vector<EngagementStandard> engagement_standards = {};  // likewise
  // Ids of the other records of the same person, into whichever one they were merged; where no rule
  // looks at it there are none.
  std::vector<std::string> other_records = {};
  // Of the persons whom supervisions name, those under a record that was merged into another one:
  // by that name the one of the record that is kept. Where no rule looks at it there are none.
  std::map<std::string, std::string> kept_names = {};
};

// The consents to one engagement, and those to the ones of its kind that it follows: a guardian
// consents to a child's being a cadet, in whatever unit.
std::vector<GuardianConsent> ConsentsOf(const Dossier& dossier, const Engagement& engagement);

// What the engagement's role, one of these, asks.
void FillInRole(const std::vector<Role>& roles, Engagement& engagement);

// Its kind and what the role asks.
void TakeRole(const Role& role, Engagement& engagement);

// Null where there is none.
const Role* FindRole(const Dossier& dossier, absl::string_view id);

// Who volunteers as supervisions name persons: `volunteers/v-1047`.
std::string PersonOf(absl::string_view volunteer);

// Whether it is how supervisions name the volunteer, under that record or another one of the same
// person.
bool NamesPerson(absl::string_view name, absl::string_view volunteer,
                 absl::Span<const std::string> other_records);

}  // namespace copperplate::volunteers
