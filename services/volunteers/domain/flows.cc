#include "services/volunteers/domain/flows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "services/volunteers/domain/engagement_history.h"
#include "services/volunteers/domain/leaving.h"
#include "services/volunteers/domain/merged_persons.h"

namespace copperplate::volunteers {
namespace {

// Ids are a volunteer's own.
using EngagementsByPath =
    std::map<std::pair<absl::string_view, absl::string_view>, const Engagement*>;

bool IsTransfer(const EngagementEvent& event) {
  return event.to == EngagementState::kLeft && event.reason == Name(LeavingReason::kTransfer);
}

// What came before the engagement and ended in a transfer to it; null where nothing did.
const Engagement* TransferredFrom(const Engagement& engagement, const EngagementsByPath& by_path) {
  if (!engagement.predecessor.has_value()) return nullptr;
  const auto before = by_path.find({engagement.volunteer, *engagement.predecessor});
  if (before == by_path.end()) return nullptr;
  const auto events = EventsInForce(before->second->history);
  const auto own = EventsInForce(engagement.history);
  const bool transferred = !events.empty() && !own.empty() && IsTransfer(*events.back()) &&
                           events.back()->effective_on == own.front()->effective_on;
  return transferred ? before->second : nullptr;
}

EngagementsByPath ByPath(Engagements engagements) {
  EngagementsByPath by_path;
  for (const Engagement& engagement : engagements) {
    by_path[{engagement.volunteer, engagement.id}] = &engagement;
  }
  return by_path;
}

std::set<const Engagement*> LeftForAnotherUnitAmong(Engagements engagements, Kind kind,
                                                    const EngagementsByPath& by_path) {
  std::set<const Engagement*> left;
  for (const Engagement& engagement : engagements) {
    if (engagement.kind != kind) continue;
    const Engagement* const before = TransferredFrom(engagement, by_path);
    if (before == nullptr || before->kind != kind) continue;
    if (IsCounted(EventsInForce(engagement.history).front()->to)) left.insert(before);
  }
  return left;
}

// That an engagement comes into the states counted in strength, or leaves them.
struct FlowChange {
  const Engagement* engagement = nullptr;
  absl::CivilDay day;
  bool joined = false;
  bool transferred = false;  // by a transfer
};

std::vector<FlowChange> FlowChangesBetween(Engagements engagements, Kind kind, absl::CivilDay from,
                                           absl::CivilDay to) {
  const EngagementsByPath by_path = ByPath(engagements);
  const std::set<const Engagement*> moved_on = LeftForAnotherUnitAmong(engagements, kind, by_path);
  std::vector<FlowChange> changes;
  for (const Engagement& engagement : engagements) {
    if (engagement.kind != kind) continue;
    const Engagement* const before = TransferredFrom(engagement, by_path);
    // Who came from another unit was counted before.
    bool counted = moved_on.count(before) > 0;
    for (const EngagementEvent* const event : EventsInForce(engagement.history)) {
      const bool was_counted = counted;
      counted = IsCounted(event->to) || (IsTransfer(*event) && moved_on.count(&engagement) > 0);
      if (event->effective_on < from || event->effective_on > to || counted == was_counted) {
        continue;
      }
      const bool transferred = counted ? before != nullptr : IsTransfer(*event);
      changes.push_back({&engagement, event->effective_on, counted, transferred});
    }
  }
  return changes;
}

void AddFlow(bool joined, bool transferred, Flows& flows) {
  ++(joined ? flows.joiners : flows.leavers);
  if (transferred) ++(joined ? flows.transferred_in : flows.transferred_out);
}

// All changes of one day of a person who has several records.
void AddFlowsOfDay(const std::vector<FlowChange>& changes, const MergedPersons& merged,
                   Flows& flows) {
  const Engagement& first = *changes.front().engagement;
  const absl::CivilDay day = changes.front().day;
  const bool under_one = std::all_of(changes.begin(), changes.end(), [&](const FlowChange& change) {
    return change.engagement->volunteer == first.volunteer;
  });
  if (under_one) {
    if (merged.IsCountedElsewhereOn(first, day)) return;
    for (const FlowChange& change : changes) AddFlow(change.joined, change.transferred, flows);
    return;
  }
  // Which of several records changed first is not known: the day is told by how it ended.
  const bool counted = merged.IsCountedOn(CountedAs(first), day);
  if (counted == merged.IsCountedOn(CountedAs(first), day - 1)) return;
  const bool transferred = std::any_of(
      changes.begin(), changes.end(),
      [&](const FlowChange& change) { return change.joined == counted && change.transferred; });
  AddFlow(counted, transferred, flows);
}

}  // namespace

std::set<const Engagement*> LeftForAnotherUnit(Engagements engagements, Kind kind) {
  return LeftForAnotherUnitAmong(engagements, kind, ByPath(engagements));
}

Flows FlowsBetween(Engagements engagements, Kind kind, absl::CivilDay from, absl::CivilDay to) {
  const MergedPersons merged(engagements, kind);
  Flows flows;
  std::map<std::pair<absl::string_view, absl::CivilDay>, std::vector<FlowChange>> of_merged;
  for (const FlowChange& change : FlowChangesBetween(engagements, kind, from, to)) {
    if (merged.Has(*change.engagement)) {
      of_merged[{CountedAs(*change.engagement), change.day}].push_back(change);
    } else {
      AddFlow(change.joined, change.transferred, flows);
    }
  }
  for (const auto& [person_and_day, changes] : of_merged) AddFlowsOfDay(changes, merged, flows);
  return flows;
}

std::optional<Rational> Turnover(int64_t persons_left, const Rational& average_headcount) {
  const absl::StatusOr<Rational> turnover = Divide(Rational(persons_left), average_headcount);
  if (!turnover.ok()) return std::nullopt;
  return *turnover;
}

}  // namespace copperplate::volunteers
