// What the ranking for an opportunity shows that is made of more than one field.
#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// Of an opportunity: `18:00-22:00`, on each of its days.
std::string HoursOfDay(const Value& opportunity);

// Of a candidate: the volunteer's id.
std::string VolunteerOf(const Value& candidate);
// Its place; nothing of who is not eligible.
std::string PlaceOf(const Value& candidate);
// What was given in the last 90 days, in hours with one place: `12.5`.
std::string HoursGiven(const Value& candidate);
// `SKILL_MISSING first-aid; VETTING_NOT_CLEARED RV`.
std::string WhyNot(const Value& candidate);

// The line below the table.
std::string HowManyAreEligible(const Value& last_page, size_t shown);

}  // namespace copperplate::cli
