#include "services/volunteers/domain/flows.h"

#include <map>
#include <string>
#include <utility>

#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/leaving.h"

namespace copperplate::volunteers {
namespace {

// Ids are a volunteer's own.
using EngagementsByPath =
    std::map<std::pair<absl::string_view, absl::string_view>, const Engagement*>;

bool IsTransfer(const EngagementEvent& event) {
  return event.to == EngagementState::kLeft && event.reason == Name(LeavingReason::kTransfer);
}

// Whether what came before the engagement ended in a transfer to it.
bool CameByTransfer(const Engagement& engagement, const EngagementsByPath& by_path) {
  if (!engagement.predecessor.has_value()) return false;
  const auto before = by_path.find({engagement.volunteer, *engagement.predecessor});
  if (before == by_path.end()) return false;
  const auto events = EventsInForce(before->second->history);
  const auto own = EventsInForce(engagement.history);
  return !events.empty() && !own.empty() && IsTransfer(*events.back()) &&
         events.back()->effective_on == own.front()->effective_on;
}

}  // namespace

Flows FlowsBetween(Engagements engagements, Kind kind, absl::CivilDay from, absl::CivilDay to) {
  EngagementsByPath by_path;
  for (const Engagement& engagement : engagements) {
    by_path[{engagement.volunteer, engagement.id}] = &engagement;
  }
  Flows flows;
  for (const Engagement& engagement : engagements) {
    if (engagement.kind != kind) continue;
    bool counted = false;
    for (const EngagementEvent* const event : EventsInForce(engagement.history)) {
      const bool was_counted = counted;
      counted = IsCounted(event->to);
      if (event->effective_on < from || event->effective_on > to || counted == was_counted) {
        continue;
      }
      if (counted) {
        ++flows.joiners;
        if (CameByTransfer(engagement, by_path)) ++flows.transferred_in;
      } else {
        ++flows.leavers;
        if (IsTransfer(*event)) ++flows.transferred_out;
      }
    }
  }
  return flows;
}

std::optional<Rational> Turnover(int64_t leavers, const Rational& average_headcount) {
  const absl::StatusOr<Rational> turnover = Divide(Rational(leavers), average_headcount);
  if (!turnover.ok()) return std::nullopt;
  return *turnover;
}

}  // namespace copperplate::volunteers
