#include "services/volunteers/domain/engagement_history.h"

#include <algorithm>
#include <map>

#include "services/volunteers/domain/calendar.h"

namespace copperplate::volunteers {
namespace {

using State = EngagementState;

bool NeverHappened(const EngagementEvent& event) {
  return event.corrects_seq.has_value() && event.from == event.to;
}

}  // namespace

std::vector<const EngagementEvent*> EventsInForce(EngagementHistory history) {
  const bool has_corrections =
      std::any_of(history.begin(), history.end(),
                  [](const EngagementEvent& event) { return event.corrects_seq.has_value(); });
  if (!has_corrections) {  // as nearly all are, and figures ask of every engagement for many days
    std::vector<const EngagementEvent*> events;
    events.reserve(history.size());
    for (const EngagementEvent& event : history) events.push_back(&event);
    return events;
  }
  std::map<int32_t, int32_t> place_of;           // of each seq
  std::map<int32_t, const EngagementEvent*> at;  // by place; a later one displaces an earlier
  for (const EngagementEvent& event : history) {
    int32_t place = event.seq;
    if (event.corrects_seq.has_value()) {
      const auto corrected = place_of.find(*event.corrects_seq);
      if (corrected != place_of.end()) place = corrected->second;
    }
    place_of[event.seq] = place;
    at[place] = &event;
  }
  std::vector<const EngagementEvent*> in_force;
  for (const auto& [place, event] : at) {
    if (!NeverHappened(*event)) in_force.push_back(event);
  }
  return in_force;
}

std::vector<EngagementEvent> KnownAt(EngagementHistory history, int64_t revision) {
  std::vector<EngagementEvent> known;
  for (const EngagementEvent& event : history) {
    if (event.revision <= revision) known.push_back(event);
  }
  return known;
}

Standing After(const std::optional<Standing>& before, State to, absl::CivilDay day) {
  Standing after{.state = to, .since = day, .before_leave = {}, .before_suspension = {}};
  if (!before.has_value()) return after;
  if (to == State::kOnLeave) {
    // Back from a suspension, the leave is the one that it interrupted.
    after.before_leave =
        before->state == State::kSuspended ? before->before_leave : std::optional(before->state);
  } else if (to == State::kSuspended) {
    after.before_suspension = before->state;
    after.before_leave = before->before_leave;
  }
  return after;
}

std::optional<Standing> StandingOn(EngagementHistory history, absl::CivilDay day) {
  std::optional<Standing> standing;
  for (const EngagementEvent* const event : EventsInForce(history)) {
    if (event->effective_on > day) break;
    standing = After(standing, event->to, event->effective_on);
  }
  return standing;
}

std::optional<Standing> LastStanding(EngagementHistory history) {
  return StandingOn(history, kNoEnd);
}

std::optional<State> StateOn(EngagementHistory history, absl::CivilDay day) {
  const std::optional<Standing> standing = StandingOn(history, day);
  if (!standing.has_value()) return std::nullopt;
  return standing->state;
}

std::vector<StateSpan> StateSpans(EngagementHistory history) {
  std::vector<StateSpan> spans;
  for (const EngagementEvent* const event : EventsInForce(history)) {
    if (!spans.empty()) {
      spans.back().to = event->effective_on;
      if (spans.back().from == spans.back().to) spans.pop_back();
    }
    spans.push_back({.state = event->to, .from = event->effective_on, .to = kNoEnd});
  }
  return spans;
}

}  // namespace copperplate::volunteers
