#include "libs/statistics/xmr_rebase.h"

#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/runs.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {

absl::StatusOr<std::vector<RebaseProposal>> ProposeRebases(absl::Span<const double> values,
                                                           const XmrChart& chart,
                                                           size_t least_run) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2));
  if (least_run < 2) return OutsideDomain("a run has at least 2 points");
  if (chart.segments.empty() || chart.segments.back().last + 1 != values.size()) {
    return OutsideDomain("the chart is not one of these values");
  }
  std::vector<RebaseProposal> proposals;
  for (const XmrSegment& segment : chart.segments) {
    const size_t points = segment.last - segment.first + 1;
    const absl::Span<const double> own = values.subspan(segment.first, points);
    for (const Run& run : FindRuns(SidesOf(own, segment.limits.mean))) {
      if (run.length < least_run || run.first == 0) continue;
      RebaseProposal proposal;
      proposal.at = segment.first + run.first;
      proposal.run_length = run.length;
      proposal.high = run.sign > 0;
      proposal.lasting = run.first + run.length == points;
      proposal.mean_before = Mean(own.first(run.first));
      if (run.sign * (proposal.mean_before - segment.limits.mean) > 0) continue;
      proposal.mean_of_run = Mean(own.subspan(run.first, run.length));
      proposal.chance_of_run = std::ldexp(1.0, 1 - static_cast<int>(run.length));
      proposal.trial_limits = run.length < kFirmLimitPoints;
      proposals.push_back(proposal);
    }
  }
  return proposals;
}

}  // namespace copperplate::statistics
