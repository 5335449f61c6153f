// How a milestone stands on a day.
#pragma once

#include <cstdint>
#include <optional>

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

// The milestone as it was known on a day: with the due day that held then, and unmet where it was
// met later. Nothing where its activity did not have it yet.
std::optional<Milestone> MilestoneOn(const Milestone& milestone, absl::CivilDay day);

// Of a milestone as it was known on the day.
MilestoneFigures FiguresOf(const Milestone& milestone, absl::CivilDay as_of);

}  // namespace copperplate::delivery
