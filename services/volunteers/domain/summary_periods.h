// The periods over which the Board is told figures, up to a day.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"

namespace copperplate::volunteers {

enum class SummaryPeriod : uint8_t {
  kMonth,                // of the day, from its first on
  kFinancialYearToDate,  // from 1 April
  kCalendarYearToDate,   // from 1 January
  kTwelveMonths,         // the 11 months before that of the day, and it
};

inline constexpr SummaryPeriod kSummaryPeriods[] = {
    SummaryPeriod::kMonth, SummaryPeriod::kFinancialYearToDate, SummaryPeriod::kCalendarYearToDate,
    SummaryPeriod::kTwelveMonths};

// Days in Europe/London, both inclusive.
struct SummaryDays {
  absl::CivilDay from;
  absl::CivilDay to;
};

// The period's days up to `as_of`.
SummaryDays DaysOf(SummaryPeriod period, absl::CivilDay as_of);

// The last month that is over at the end of `as_of`: its own where that is its last day. Averages
// are of 12 whole months that end with it.
absl::CivilMonth LastWholeMonth(absl::CivilDay as_of);

// The last days of the 12 months that end with `last`, the earliest first.
std::vector<absl::CivilDay> MonthEndsTo(absl::CivilMonth last);

}  // namespace copperplate::volunteers
