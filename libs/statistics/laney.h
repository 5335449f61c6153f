// Control charts of proportions and rates with large denominators, where the plain limits are so
// tight that ordinary months signal.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/interval.h"

namespace copperplate::statistics {

struct LaneyChart {
  double centre = 0;             // all events over all trials (or exposure)
  double sigma_z = 0;            // how much wider than chance the points vary: 1 were chance all
  std::vector<Interval> limits;  // of each point: centre -/+ 3 sigma, widened by sigma_z
  std::vector<Interval> plain_limits;  // what an ordinary p or u chart would draw
};

// The p' chart of events out of trials, in time order, as shares of 1; limits end at 0 and 1.
// sigma_z is the mean moving range of the standardised points over 1.128. INVALID_ARGUMENT: fewer
// than 2 points (SERIES_TOO_SHORT), a gap (SERIES_HAS_GAP), (ARGUMENT_OUT_OF_RANGE) unless
// 0 <= events <= trials and trials > 0, and where no trial or every one has the event, so that
// nothing varies. Laney 2002, "Improved control charts for attributes", Quality Engineering 14:531.
absl::StatusOr<LaneyChart> ComputeLaneyP(absl::Span<const double> events,
                                         absl::Span<const double> trials);

// The u' chart of events per unit of exposure (residents, officers); limits end at 0. The same, but
// that events may exceed exposure.
absl::StatusOr<LaneyChart> ComputeLaneyU(absl::Span<const double> events,
                                         absl::Span<const double> exposure);

}  // namespace copperplate::statistics
