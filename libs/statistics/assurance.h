// Can the process be relied upon to meet its target?
#pragma once

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "libs/statistics/interval.h"
#include "libs/statistics/polarity.h"
#include "libs/statistics/xmr_chart.h"

namespace copperplate::statistics {

// Said of a process as it is: `consistently` until it changes.
enum class Assurance { kConsistentlyPasses, kInconsistent, kConsistentlyFails };

// `target` beyond the limits is always or never met; on a limit or between them it is met and
// missed by chance. INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE): a polarity of neutral, which has no
// target to meet; a number that is not finite; limits the wrong way round. NHS England, "Making
// Data Count": the assurance icon.
absl::StatusOr<Assurance> Assure(const Interval& limits, double target, Polarity polarity);

// A target holds from a point until the next step.
struct TargetStep {
  size_t from = 0;               // index of the first point it holds for
  std::optional<double> target;  // nothing: none holds from here on
};

// Neighbouring points under one target and one set of limits.
struct AssuranceSpell {
  size_t first = 0;
  size_t last = 0;
  double target = 0;
  Assurance assurance = Assurance::kInconsistent;
  size_t met = 0;  // points that met the target; on it is met
};

// The spells of `values` in order: `steps` rise and may begin late. Points without a target are in
// none. The last spell is the answer for today, where it reaches the last point. Empty without
// steps. `chart` is the chart of `values`.
// INVALID_ARGUMENT (ARGUMENT_OUT_OF_RANGE) as above, and for steps that do not rise within the
// series or a chart of other values.
absl::StatusOr<std::vector<AssuranceSpell>> AssureSpells(absl::Span<const double> values,
                                                         const XmrChart& chart,
                                                         absl::Span<const TargetStep> steps,
                                                         Polarity polarity);

}  // namespace copperplate::statistics
