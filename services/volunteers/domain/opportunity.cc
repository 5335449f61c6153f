#include "services/volunteers/domain/opportunity.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/fields/number.h"
#include "libs/fields/text.h"

namespace copperplate::volunteers {
namespace {

void CheckKinds(const std::vector<Kind>& kinds, Faults& faults) {
  for (size_t i = 0; i < kinds.size(); ++i) {
    if (std::find(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(i), kinds[i]) !=
        kinds.begin() + static_cast<std::ptrdiff_t>(i)) {
      faults.Add("DUPLICATE", absl::StrCat("kinds[", i, "]"), "is there already");
    }
  }
}

void CheckDesired(const Opportunity& opportunity, Faults& faults) {
  for (size_t i = 0; i < opportunity.desired.size(); ++i) {
    if (std::find(opportunity.required.begin(), opportunity.required.end(),
                  opportunity.desired[i]) != opportunity.required.end()) {
      faults.Add("DUPLICATE", absl::StrCat("desired_skills[", i, "]"), "is required already");
    }
  }
}

bool HasEnded(OpportunityState state) {
  return state == OpportunityState::kClosed || state == OpportunityState::kCancelled;
}

}  // namespace

Faults Validate(const Opportunity& opportunity, const OpportunityLimits& limits,
                const AgeLimits& ages) {
  Faults faults;
  fields::CheckId(opportunity.id, "id", faults);
  fields::CheckLine(opportunity.title, "title", faults);
  fields::CheckOptionalLine(opportunity.department, "department", faults);
  fields::CheckOptionalLine(opportunity.area, "area", faults);
  CheckKinds(opportunity.kinds, faults);
  fields::CheckRange(opportunity.slots, "slots", 1, limits.most_slots, faults);
  CheckDesired(opportunity, faults);
  if (opportunity.least_age.has_value() &&
      (*opportunity.least_age < ages.least || *opportunity.least_age > ages.most)) {
    faults.Add("AGE_OUT_OF_RANGE", "least_age",
               absl::StrCat("must be from ", ages.least, " to ", ages.most));
  }
  fields::CheckNotBefore(opportunity.to, "to_date", opportunity.from, "the first day", faults);
  if (opportunity.to - opportunity.from >= limits.most_days) {
    faults.Add("OPPORTUNITY_TOO_LONG", "to_date",
               absl::StrCat("must lie within ", limits.most_days, " days"));
  }
  CheckDayTime(opportunity.hours, "to_time", faults);
  return faults;
}

void CheckOpportunityUpdate(const Opportunity& present, const Opportunity& next, Faults& faults) {
  if (next.slots < present.accepted) {
    faults.Add("SLOTS_BELOW_ACCEPTED", "slots",
               absl::StrCat("must be at least the ", present.accepted, " that are taken"));
  }
  if (present.state == OpportunityState::kDraft) return;
  const auto check = [&](bool same, absl::string_view field) {
    if (same) return;
    faults.Add("FIELD_IMMUTABLE", field,
               "cannot be changed any more: cancel it, or make another one");
  };
  check(present.kinds == next.kinds, "kinds");
  check(present.required == next.required, "required_skills");
  check(present.vetting == next.vetting, "vetting");
  check(present.least_age == next.least_age, "least_age");
  check(present.from == next.from, "from_date");
  check(present.to == next.to, "to_date");
  check(present.hours.from_minute == next.hours.from_minute, "from_time");
  check(present.hours.to_minute == next.hours.to_minute, "to_time");
  if (!HasEnded(present.state)) return;
  check(present.title == next.title, "title");
  check(present.department == next.department, "department");
  check(present.slots == next.slots, "slots");
  check(present.desired == next.desired, "desired_skills");
  check(present.area == next.area, "area");
}

OpportunityState StateWith(const Opportunity& opportunity) {
  if (opportunity.state != OpportunityState::kOpen &&
      opportunity.state != OpportunityState::kFilled) {
    return opportunity.state;
  }
  return opportunity.accepted < opportunity.slots ? OpportunityState::kOpen
                                                  : OpportunityState::kFilled;
}

void CheckNotOver(const Opportunity& opportunity, absl::string_view subject, absl::CivilDay today,
                  Unmet& unmet) {
  if (today <= opportunity.to) return;
  unmet.Add("OPPORTUNITY_OVER", subject, "its last day is over");
}

}  // namespace copperplate::volunteers
