// Something that volunteers are sought for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "libs/status/faults.h"
#include "libs/status/unmet.h"
#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/availability.h"
#include "services/volunteers/domain/kind.h"
#include "services/volunteers/domain/opportunity_state.h"
#include "services/volunteers/domain/vetting_level.h"

namespace copperplate::volunteers {

struct Opportunity {
  std::string id;
  std::string title;
  std::string department;   // may be empty
  std::vector<Kind> kinds;  // for whom it is; none: for all
  int slots = 1;
  std::vector<std::string> required;  // skills
  std::vector<std::string> desired;   // skills
  std::optional<VettingLevel> vetting;
  std::optional<int> least_age;
  absl::CivilDay from;
  absl::CivilDay to;  // inclusive
  DayTime hours;      // of each day
  std::string area;   // may be empty
  OpportunityState state = OpportunityState::kDraft;
  int accepted = 0;  // how many slots are taken
};

// How large one may be.
struct OpportunityLimits {
  int most_slots = 1000;
  int most_days = 366;
};

// Every fault of its fields, by the API's names: those of libs/fields; NUMBER_OUT_OF_RANGE of
// `slots`; AGE_OUT_OF_RANGE of `least_age`; DATES_REVERSED and OPPORTUNITY_TOO_LONG of `to_date`;
// of CheckDayTime(); DUPLICATE of a kind that is there twice, and of a desired skill that is
// required.
Faults Validate(const Opportunity& opportunity, const OpportunityLimits& limits,
                const AgeLimits& ages);

// What keeps `next` from following `present`: FIELD_IMMUTABLE of what volunteers were judged by
// once it is opened, and of everything once it has ended; SLOTS_BELOW_ACCEPTED of `slots`.
void CheckOpportunityUpdate(const Opportunity& present, const Opportunity& next, Faults& faults);

// OPEN or FILLED, as its slots are; any other state stays.
OpportunityState StateWith(const Opportunity& opportunity);

// OPPORTUNITY_OVER where its last day lies before `today`.
void CheckNotOver(const Opportunity& opportunity, absl::string_view subject, absl::CivilDay today,
                  Unmet& unmet);

}  // namespace copperplate::volunteers
