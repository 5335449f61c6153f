#include "services/volunteers/domain/unit_leaders.h"

#include <algorithm>
#include <map>
#include <set>

#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

// The days that are in at least so many of the sets.
DaySet InAtLeast(int least, const std::vector<DaySet>& sets) {
  // By how many the number of sets changes on a day.
  std::map<absl::CivilDay, int> changes;
  for (const DaySet& set : sets) {
    for (const DayRange& range : set.ranges()) {
      ++changes[range.from];
      --changes[range.to];
    }
  }
  std::vector<DayRange> days;
  int present = 0;
  for (auto change = changes.begin(); change != changes.end(); ++change) {
    present += change->second;
    const auto next = std::next(change);
    if (present >= least && next != changes.end()) days.push_back({change->first, next->first});
  }
  return DaySet(std::move(days));
}

}  // namespace

bool IsAdultsInForce(const Engagement& engagement) {
  if (engagement.kind == Kind::kCadet) return false;
  const std::optional<Standing> standing = LastStanding(engagement.history);
  return standing.has_value() && IsCounted(standing->state);
}

bool MayLead(const Leader& leader, absl::CivilDay day, const LeaderLimits& limits) {
  return leader.date_of_birth.has_value() &&
         BirthdayOf(*leader.date_of_birth, limits.least_age) <= day &&
         std::any_of(leader.engagements.begin(), leader.engagements.end(), IsAdultsInForce);
}

DaySet LeadingDays(const Leader& leader, const LeaderLimits& limits) {
  if (!leader.date_of_birth.has_value()) return {};
  const DeployableFacts facts{.limits = AgeLimits(),
                              .date_of_birth = *leader.date_of_birth,
                              .consents = {},
                              .checks = leader.checks};
  DaySet deployable;
  for (const Engagement& engagement : leader.engagements) {
    if (engagement.kind == Kind::kCadet) continue;
    deployable = deployable.Union(DeployableDays(engagement, facts));
  }
  return deployable.Intersection(DaysVettedFor(limits.vetting, leader.checks))
      .Intersection({{BirthdayOf(*leader.date_of_birth, limits.least_age), kNoEnd}});
}

DaySet LedDays(const CadetUnit& unit, absl::Span<const Leader> leaders,
               const LeaderLimits& limits) {
  const std::set<absl::string_view> led_by(unit.leaders.begin(), unit.leaders.end());
  std::vector<DaySet> leading;
  for (const Leader& leader : leaders) {
    if (led_by.count(leader.volunteer) > 0) leading.push_back(LeadingDays(leader, limits));
  }
  return InAtLeast(limits.least, leading);
}

}  // namespace copperplate::volunteers
