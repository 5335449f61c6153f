#include "libs/statistics/assurance.h"

#include <algorithm>
#include <cmath>

#include "libs/statistics/argument.h"
#include "libs/statistics/series.h"
#include "libs/status/status_macros.h"

namespace copperplate::statistics {
namespace {

absl::Status CheckSteps(absl::Span<const TargetStep> steps, size_t points) {
  for (size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].from >= points || (i > 0 && steps[i].from <= steps[i - 1].from)) {
      return OutsideDomain("targets must rise within the series");
    }
  }
  return absl::OkStatus();
}

size_t CountMet(absl::Span<const double> values, double target, Polarity polarity) {
  return std::count_if(values.begin(), values.end(), [&](double value) {
    return polarity == Polarity::kHigherIsBetter ? value >= target : value <= target;
  });
}

}  // namespace

absl::StatusOr<Assurance> Assure(const Interval& limits, double target, Polarity polarity) {
  if (polarity == Polarity::kNeutral) return OutsideDomain("a target needs a better direction");
  if (!(std::isfinite(target) && std::isfinite(limits.lower) && std::isfinite(limits.upper) &&
        limits.lower <= limits.upper)) {
    return OutsideDomain("a target is held against a lower and an upper limit");
  }
  const bool higher_is_better = polarity == Polarity::kHigherIsBetter;
  if (target > limits.upper) {
    return higher_is_better ? Assurance::kConsistentlyFails : Assurance::kConsistentlyPasses;
  }
  if (target < limits.lower) {
    return higher_is_better ? Assurance::kConsistentlyPasses : Assurance::kConsistentlyFails;
  }
  return Assurance::kInconsistent;
}

absl::StatusOr<std::vector<AssuranceSpell>> AssureSpells(absl::Span<const double> values,
                                                         const XmrChart& chart,
                                                         absl::Span<const TargetStep> steps,
                                                         Polarity polarity) {
  ABSL_RETURN_IF_ERROR(CheckSeries(values, 2));
  ABSL_RETURN_IF_ERROR(CheckSteps(steps, values.size()));
  if (chart.segments.empty() || chart.segments.back().last + 1 != values.size()) {
    return OutsideDomain("the chart is not one of these values");
  }
  std::vector<AssuranceSpell> spells;
  for (const XmrSegment& segment : chart.segments) {
    for (size_t i = 0; i < steps.size(); ++i) {
      if (!steps[i].target.has_value()) continue;
      const size_t step_last = i + 1 < steps.size() ? steps[i + 1].from - 1 : values.size() - 1;
      AssuranceSpell spell;
      spell.first = std::max(segment.first, steps[i].from);
      spell.last = std::min(segment.last, step_last);
      if (spell.first > spell.last) continue;
      spell.target = *steps[i].target;
      ABSL_ASSIGN_OR_RETURN(spell.assurance, Assure(segment.limits.limits, spell.target, polarity));
      spell.met = CountMet(values.subspan(spell.first, spell.last - spell.first + 1), spell.target,
                           polarity);
      spells.push_back(spell);
    }
  }
  return spells;
}

}  // namespace copperplate::statistics
