#include "services/volunteers/domain/kind_summary.h"

#include <algorithm>

#include "services/volunteers/domain/average_hours.h"

namespace copperplate::volunteers {

KindSummary SummariseKind(Engagements engagements, Kind kind, const SummaryRange& range) {
  const absl::CivilDay as_of = range.as_of;
  KindSummary summary;
  summary.kind = kind;
  summary.headcount = HeadcountOn(engagements, kind, as_of);
  summary.pipeline = PipelineOn(engagements, kind, as_of);
  for (const SummaryPeriod period : PeriodsOf(range)) {
    const SummaryDays days = DaysOf(period, range);
    summary.flows.push_back(FlowsBetween(engagements, kind, days.from, days.to));
    summary.exit_completions.push_back(
        ExitCompletionBetween(engagements, kind, days.from, days.to));
  }
  const std::vector<absl::CivilDay> ends = MonthEndsTo(LastWholeMonth(as_of));
  for (const absl::CivilDay end : ends) {
    summary.month_end_strengths.push_back(HeadcountOn(engagements, kind, end).strength);
  }
  summary.average_headcount = AverageHeadcount(summary.month_end_strengths);
  if (summary.average_headcount.has_value()) {
    const absl::CivilDay first(absl::CivilMonth(ends.front()));
    const Flows flows = FlowsBetween(engagements, kind, first, ends.back());
    summary.turnover = Turnover(flows.PersonsLeft(), *summary.average_headcount);
  }
  return summary;
}

absl::CivilDay FirstDayOfHours(const SummaryRange& range) {
  absl::CivilDay first(absl::CivilMonth(MonthEndsTo(LastWholeMonth(range.as_of)).front()));
  for (const SummaryPeriod period : PeriodsOf(range)) {
    first = std::min(first, DaysOf(period, range).from);
  }
  return first;
}

KindHours SummariseHours(absl::Span<const MinutesWorked> worked, int64_t persons_on_duty,
                         const KindSummary& summary, const SummaryRange& range) {
  KindHours hours;
  for (const SummaryPeriod period : PeriodsOf(range)) {
    const SummaryDays days = DaysOf(period, range);
    const MonthRange months{absl::CivilMonth(days.from), absl::CivilMonth(days.to)};
    hours.hours.push_back(HoursOf(worked, summary.kind, months));
    auto& splits = hours.splits.emplace_back();
    for (const HoursBy by : kHoursBy) {
      splits.push_back(HoursSplitBy(by, worked, summary.kind, months));
    }
  }
  const absl::CivilMonth last = LastWholeMonth(range.as_of);
  const MonthRange year{last - (static_cast<int>(kMonthsOfYear) - 1), last};
  hours.average_monthly =
      AverageMonthlyHours(HoursOf(worked, summary.kind, year).minutes, summary.month_end_strengths);
  hours.turnout = Turnout(persons_on_duty, summary.headcount.strength);
  return hours;
}

}  // namespace copperplate::volunteers
