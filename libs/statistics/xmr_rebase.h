// Where an XmR chart may deserve new limits, for a person to decide.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/xmr_chart.h"

namespace copperplate::statistics {

// The evidence that the process changed at a point. A rebase is a claim about the world ("the new
// recording system went live"), so none is ever applied here: record the reason, then name `at` in
// XmrOptions::rebase_at.
struct RebaseProposal {
  size_t at = 0;              // index of the first point of the run
  size_t run_length = 0;      // points on end on one side of the segment's mean
  bool high = false;          // above it
  bool lasting = false;       // the run reaches the end of its segment
  double mean_before = 0;     // of the segment's points before the run
  double mean_of_run = 0;     // of the run
  double chance_of_run = 0;   // that the points after the run's first fall on its side: 2^(1 - n)
  bool trial_limits = false;  // the run alone would give trial limits only
};

// A proposal for each run of `least_run` points or more on one side of its segment's mean, but for
// one that begins with its segment, where the limits already begin, and one before which the points
// lay on that side already by their mean: nothing changed there. In order of `at`. `chart` is
// the chart of `values`. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) for another chart or a least_run
// below 2.
//
// The run rule, 7 or 8 points: Perla, Provost and Murray 2011, "The run chart: a simple analytical
// tool for learning from variation in healthcare processes", BMJ Quality & Safety 20:46; NHS
// England, "Making Data Count: strengthening your decisions", on when to recalculate limits.
absl::StatusOr<std::vector<RebaseProposal>> ProposeRebases(absl::Span<const double> values,
                                                           const XmrChart& chart, size_t least_run);

}  // namespace copperplate::statistics
