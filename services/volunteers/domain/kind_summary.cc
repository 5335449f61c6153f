#include "services/volunteers/domain/kind_summary.h"

#include "services/volunteers/domain/average_hours.h"

namespace copperplate::volunteers {

KindSummary SummariseKind(Engagements engagements, Kind kind, absl::CivilDay as_of) {
  KindSummary summary;
  summary.kind = kind;
  summary.headcount = HeadcountOn(engagements, kind, as_of);
  summary.pipeline = PipelineOn(engagements, kind, as_of);
  for (const SummaryPeriod period : kSummaryPeriods) {
    const SummaryDays days = DaysOf(period, as_of);
    summary.flows.push_back(FlowsBetween(engagements, kind, days.from, days.to));
  }
  const std::vector<absl::CivilDay> ends = MonthEndsTo(LastWholeMonth(as_of));
  for (const absl::CivilDay end : ends) {
    summary.month_end_strengths.push_back(HeadcountOn(engagements, kind, end).strength);
  }
  summary.average_headcount = AverageHeadcount(summary.month_end_strengths);
  if (summary.average_headcount.has_value()) {
    const absl::CivilDay first(absl::CivilMonth(ends.front()));
    const Flows flows = FlowsBetween(engagements, kind, first, ends.back());
    summary.turnover = Turnover(flows.leavers, *summary.average_headcount);
  }
  return summary;
}

}  // namespace copperplate::volunteers
