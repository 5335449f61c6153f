#include "services/volunteers/domain/summary_periods.h"

#include <iterator>

#include "services/volunteers/domain/average_hours.h"

namespace copperplate::volunteers {
namespace {

constexpr int kApril = 4;
constexpr int kMonths = static_cast<int>(kMonthsOfYear);

absl::CivilDay LastDayOf(absl::CivilMonth month) { return absl::CivilDay(month + 1) - 1; }

absl::CivilDay FirstDayOf(SummaryPeriod period, const SummaryRange& range) {
  const absl::CivilDay as_of = range.as_of;
  const absl::CivilMonth month(as_of);
  switch (period) {
    case SummaryPeriod::kMonth:
      return absl::CivilDay(month);
    case SummaryPeriod::kFinancialYearToDate: {
      const absl::CivilMonth april(as_of.year(), kApril);
      return absl::CivilDay(april <= month ? april : april - kMonths);
    }
    case SummaryPeriod::kCalendarYearToDate:
      return absl::CivilDay(as_of.year(), 1, 1);
    case SummaryPeriod::kTwelveMonths:
      return absl::CivilDay(month - (kMonths - 1));
    case SummaryPeriod::kSince:
      return absl::CivilDay(range.since.value_or(month));
  }
  return as_of;
}

}  // namespace

std::vector<SummaryPeriod> PeriodsOf(const SummaryRange& range) {
  std::vector<SummaryPeriod> periods(std::begin(kSummaryPeriods), std::end(kSummaryPeriods));
  if (range.since.has_value()) periods.push_back(SummaryPeriod::kSince);
  return periods;
}

SummaryDays DaysOf(SummaryPeriod period, const SummaryRange& range) {
  return {FirstDayOf(period, range), range.as_of};
}

absl::CivilMonth LastWholeMonth(absl::CivilDay as_of) {
  const absl::CivilMonth month(as_of);
  return as_of == LastDayOf(month) ? month : month - 1;
}

std::vector<absl::CivilDay> MonthEndsTo(absl::CivilMonth last) {
  std::vector<absl::CivilDay> ends;
  for (int i = kMonths - 1; i >= 0; --i) ends.push_back(LastDayOf(last - i));
  return ends;
}

}  // namespace copperplate::volunteers
