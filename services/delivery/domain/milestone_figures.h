// How a milestone stands on a day.
#pragma once

#include <cstdint>

#include "absl/time/civil_time.h"
#include "services/delivery/domain/milestone.h"

namespace copperplate::delivery {

struct MilestoneFigures {
  bool met = false;           // by the day
  bool overdue = false;       // not met and due before it: due on it is not overdue
  bool due_soon = false;      // not met and due on it or in the 14 days after it
  int64_t slippage_days = 0;  // from the original due day to the current one
  int32_t revision_count = 0;
};

MilestoneFigures FiguresOf(const Milestone& milestone, absl::CivilDay as_of);

}  // namespace copperplate::delivery
