#include "services/volunteers/domain/continuous_service.h"

#include <algorithm>

#include "services/volunteers/domain/age.h"
#include "services/volunteers/domain/deployable.h"
#include "services/volunteers/domain/range_set.h"

namespace copperplate::volunteers {

std::vector<const Engagement*> ChainOf(const Engagement& last, Engagements engagements) {
  std::vector<const Engagement*> chain = {&last};
  while (chain.back()->predecessor.has_value()) {
    const std::string& id = *chain.back()->predecessor;
    const auto before = std::find_if(
        engagements.begin(), engagements.end(),
        [&](const Engagement& one) { return one.volunteer == last.volunteer && one.id == id; });
    if (before == engagements.end()) break;
    const bool seen = std::any_of(chain.begin(), chain.end(),
                                  [&](const Engagement* one) { return one->id == id; });
    if (seen) break;
    chain.push_back(&*before);
  }
  return chain;
}

std::optional<ContinuousService> ServiceOn(const ServiceRules& rules,
                                           absl::Span<const Engagement* const> chain,
                                           absl::CivilDay as_of) {
  DaySet counted;
  for (const Engagement* const engagement : chain) {
    counted = counted.Union(DaysInState(*engagement, IsCounted));
  }
  counted = counted.Intersection({{absl::CivilDay::min(), as_of + 1}});
  if (counted.empty()) return std::nullopt;
  // The days between the last that was served and the one asked for are a gap that may yet close.
  if (as_of + 1 - counted.ranges().back().to > rules.longest_gap_days) return std::nullopt;
  ContinuousService service;
  for (size_t i = counted.ranges().size(); i-- > 0;) {
    service.since = counted.ranges()[i].from;
    if (i == 0) break;
    const int64_t gap = counted.ranges()[i].from - counted.ranges()[i - 1].to;
    if (gap > rules.longest_gap_days) break;
    service.gap_days += gap;
  }
  service.since += service.gap_days;
  service.years = AgeOn(service.since, as_of);
  return service;
}

std::vector<RecognitionDue> RecognitionsDue(const ServiceRules& rules,
                                            const ContinuousService& service,
                                            absl::Span<const int> awarded, absl::CivilDay as_of) {
  std::vector<RecognitionDue> due;
  for (const int years : rules.recognised_years) {
    const absl::CivilDay on = BirthdayOf(service.since, years);
    if (on > as_of || std::find(awarded.begin(), awarded.end(), years) != awarded.end()) continue;
    due.push_back({years, on});
  }
  std::sort(due.begin(), due.end(),
            [](const RecognitionDue& a, const RecognitionDue& b) { return a.years < b.years; });
  return due;
}

}  // namespace copperplate::volunteers
