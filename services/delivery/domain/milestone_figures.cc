#include "services/delivery/domain/milestone_figures.h"

#include "services/delivery/domain/due_soon.h"

namespace copperplate::delivery {

std::optional<Milestone> MilestoneOn(const Milestone& milestone, absl::CivilDay day) {
  if (milestone.from.has_value() && day < *milestone.from) return std::nullopt;
  Milestone then = milestone;
  while (!then.revisions.empty() && day < then.revisions.back().on) {
    then.revisions.pop_back();
    then.current_due = then.revisions.empty() ? then.original_due : then.revisions.back().to;
  }
  const std::optional<absl::CivilDay> met =
      then.met_known_on.has_value() ? then.met_known_on : then.met_on;
  if (met.has_value() && day < *met) {
    then.met_on.reset();
    then.met_known_on.reset();
  }
  for (const MilestoneReopening& reopening : milestone.reopenings) {
    if (day < reopening.met_known_on || reopening.on <= day) continue;
    then.met_on = reopening.met_on;
    then.met_known_on = reopening.met_known_on;
  }
  return then;
}

MilestoneFigures FiguresOf(const Milestone& milestone, absl::CivilDay as_of) {
  MilestoneFigures figures;
  const absl::CivilDay due = milestone.current_due;
  figures.met = milestone.met_on.has_value() && *milestone.met_on <= as_of;
  figures.overdue = !figures.met && due < as_of;
  figures.due_soon = !figures.met && as_of <= due && due <= as_of + kDueSoonDays;
  figures.slippage_days = due - milestone.original_due;
  figures.revision_count = static_cast<int32_t>(milestone.revisions.size());
  return figures;
}

}  // namespace copperplate::delivery
