#include "services/delivery/domain/milestone_figures.h"

#include "services/delivery/domain/due_soon.h"

namespace copperplate::delivery {

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
