// What the table of volunteers shows that is made of more than one field.
#pragma once

#include <cstddef>
#include <string>

#include "services/cli/json/value.h"

namespace copperplate::cli {

// Of an element of `kinds`: persons of the stage of the way in.
std::string AppliedOf(const Value& kind);
std::string InVettingOf(const Value& kind);
std::string InInductionOf(const Value& kind);

// Hours of the period, `~` before them where some are not verified.
std::string HoursOfMonth(const Value& kind);
std::string HoursOfFinancialYear(const Value& kind);
std::string HoursOfTwelveMonths(const Value& kind);
std::string HoursSince(const Value& kind);

// How many there are meant to be and how many are missing, by budget, or as aspired to where no
// budget says.
std::string TargetOf(const Value& kind);
std::string VacancyOf(const Value& kind);

// `VETTING 14.5 (61)`: median days in each stage of the way in that anybody is in, and the most.
std::string DaysInStages(const Value& kind);

// Hours of the 12 months that nobody has verified.
std::string UnverifiedOfTwelveMonths(const Value& kind);

// `9 of 12` owed interviews with who left in the 12 months took place.
std::string ExitInterviewsOf(const Value& kind);

// `12 joined, 3 left` in the 12 months.
std::string MovementOf(const Value& kind);
// Likewise since the month that was asked for; empty where none was.
std::string MovementSince(const Value& kind);

// The line below a table of equality, from the whole answer.
std::string WhatTheTableIs(const Value& table, size_t shown);
// Of a review: the ids of the volunteer, and of the engagement.
std::string VolunteerOfReview(const Value& review);
std::string EngagementOfReview(const Value& review);

// The lines below the table, a post that nobody holds each, from the last page.
std::string WhatIsVacant(const Value& last_page, size_t shown);

// The line below the table, from the whole summary.
std::string WhatTheSummaryIs(const Value& summary, size_t shown);

}  // namespace copperplate::cli
