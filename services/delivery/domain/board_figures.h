#pragma once

#include <optional>
#include <vector>

#include "services/delivery/domain/direction_base.h"
#include "services/delivery/domain/plan_content.h"
#include "services/delivery/domain/status_entry.h"

namespace copperplate::delivery {

// What the board of a plan is made of.
struct BoardFigures {
  PlanContent content;
  // Of each activity that has one, the entry that counts as of the board's day (CurrentStatus()).
  std::vector<StatusEntry> statuses;
  // The highest-numbered PUBLISHED iteration whose cut-off lies before the board's day: at a
  // cut-off itself directions are those that its own iteration has frozen.
  std::optional<DirectionBase> base;
};

}  // namespace copperplate::delivery
