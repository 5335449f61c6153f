// The periods over which the Board is told figures, up to a day.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"

namespace copperplate::volunteers {

enum class SummaryPeriod : uint8_t {
  kMonth,                // of the day, from its first on
  kFinancialYearToDate,  // from 1 April
  kCalendarYearToDate,   // from 1 January
  kTwelveMonths,         // the 11 months before that of the day, and it
  kSince,                // from the first day of a month that is asked for
};

// Which every summary has.
inline constexpr SummaryPeriod kSummaryPeriods[] = {
    SummaryPeriod::kMonth, SummaryPeriod::kFinancialYearToDate, SummaryPeriod::kCalendarYearToDate,
    SummaryPeriod::kTwelveMonths};

// Days in Europe/London, both inclusive.
struct SummaryDays {
  absl::CivilDay from;
  absl::CivilDay to;
};

// What a summary is of: the day at whose end volunteers stand, and the periods up to it.
struct SummaryRange {
  // Of a day by itself.
  SummaryRange(absl::CivilDay day) : as_of(day) {}  // NOLINT(google-explicit-constructor)
  SummaryRange(absl::CivilDay day, std::optional<absl::CivilMonth> first)
      : as_of(day), since(first) {}

  absl::CivilDay as_of;
  std::optional<absl::CivilMonth> since;  // not behind the day's; nothing: kSince is not asked for
};

// kSummaryPeriods, and kSince where it is asked for.
std::vector<SummaryPeriod> PeriodsOf(const SummaryRange& range);

// The period's days up to the range's, which has it.
SummaryDays DaysOf(SummaryPeriod period, const SummaryRange& range);

// The last month that is over at the end of `as_of`: its own where that is its last day. Averages
// are of 12 whole months that end with it.
absl::CivilMonth LastWholeMonth(absl::CivilDay as_of);

// The last days of the 12 months that end with `last`, the earliest first.
std::vector<absl::CivilDay> MonthEndsTo(absl::CivilMonth last);

}  // namespace copperplate::volunteers
