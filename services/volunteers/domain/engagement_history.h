// What the history of an engagement says: its state is derived from its events, never kept alone.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/volunteers/domain/engagement.h"

namespace copperplate::volunteers {

using EngagementHistory = absl::Span<const EngagementEvent>;

// The events that hold, in order: a correction stands in the place of what it corrects, and what
// was corrected, or is said never to have happened, is left out. `history` is by seq; the pointers
// point into it.
std::vector<const EngagementEvent*> EventsInForce(EngagementHistory history);

// The events that were there at a revision of the force, for an answer as known then.
std::vector<EngagementEvent> KnownAt(EngagementHistory history, int64_t revision);

// How an engagement stands.
struct Standing {
  EngagementState state = EngagementState::kApplied;
  absl::CivilDay since;  // the effective day of the event that led here
  // What it was when its leave and its suspension began, and returns to; both are there where it
  // was suspended on leave.
  std::optional<EngagementState> before_leave;
  std::optional<EngagementState> before_suspension;

  friend bool operator==(const Standing& a, const Standing& b) {
    return a.state == b.state && a.since == b.since && a.before_leave == b.before_leave &&
           a.before_suspension == b.before_suspension;
  }
};

// After an event that leads to `to` on `day`; `before` is none of an engagement that begins.
Standing After(const std::optional<Standing>& before, EngagementState to, absl::CivilDay day);

// At the end of `day`; nothing before it began.
std::optional<Standing> StandingOn(EngagementHistory history, absl::CivilDay day);
// After all events, those with a day to come among them; nothing where there are none.
std::optional<Standing> LastStanding(EngagementHistory history);

// The state at the end of `day`: `to` of the last event in force that is effective by then.
std::optional<EngagementState> StateOn(EngagementHistory history, absl::CivilDay day);

// A state and the days it holds: from `from`, and before `to`, which is kNoEnd of the last one.
struct StateSpan {
  EngagementState state = EngagementState::kApplied;
  absl::CivilDay from;
  absl::CivilDay to;
};

// The spans, one beginning where the one before ends; one of no day (two moves on one day) is left
// out.
std::vector<StateSpan> StateSpans(EngagementHistory history);

}  // namespace copperplate::volunteers
