#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "libs/status/unmet.h"
#include "services/delivery/domain/board.h"
#include "services/delivery/domain/direction_base.h"
#include "services/delivery/domain/iteration.h"

namespace copperplate::delivery {

struct Frozen {
  std::vector<IterationRow> rows;  // of the live activities, as the board has them
  std::optional<int32_t> base;
};

// What keeps `board`, computed as of the iteration's cut-off, from being frozen, each code named:
// RAG_MISSING: the activity has no status by then; STATUS_STALE: its last one is older than the
// plan takes, unless the iteration has a stale_accepted_reason; OPCC_LEAD_MISSING: nobody leads it
// for the OPCC on that day. CUT_OFF_IN_FUTURE: reports up to it may still come. NOTHING_TO_FREEZE:
// no live activity.
Unmet CheckFreeze(const Board& board, const Iteration& iteration, absl::CivilDay today);

// The rows, with directions against `base`, which must be that of BaseOf() the iteration; nothing:
// every direction is NONE. CheckFreeze() must have found nothing.
Frozen FreezeIteration(const Board& board, const std::optional<DirectionBase>& base);

}  // namespace copperplate::delivery
