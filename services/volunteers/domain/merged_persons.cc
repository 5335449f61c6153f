#include "services/volunteers/domain/merged_persons.h"

#include <algorithm>
#include <optional>

#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

bool IsCountedUnder(const Engagement& engagement, absl::CivilDay day) {
  const std::optional<EngagementState> state = StateOn(engagement.history, day);
  return state.has_value() && IsCounted(*state);
}

}  // namespace

MergedPersons::MergedPersons(Engagements engagements, Kind kind) {
  for (const Engagement& engagement : engagements) {
    if (engagement.merged_into.has_value()) engagements_[*engagement.merged_into];
  }
  if (engagements_.empty()) return;
  for (const Engagement& engagement : engagements) {
    const auto person = engagements_.find(CountedAs(engagement));
    if (person != engagements_.end() && engagement.kind == kind) {
      person->second.push_back(&engagement);
    }
  }
}

bool MergedPersons::Has(const Engagement& engagement) const {
  return engagements_.count(CountedAs(engagement)) > 0;
}

bool MergedPersons::IsCountedOn(absl::string_view person, absl::CivilDay day) const {
  const auto found = engagements_.find(person);
  return found != engagements_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](const Engagement* one) { return IsCountedUnder(*one, day); });
}

bool MergedPersons::IsCountedElsewhereOn(const Engagement& engagement, absl::CivilDay day) const {
  const auto found = engagements_.find(CountedAs(engagement));
  return found != engagements_.end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](const Engagement* other) {
           return other->volunteer != engagement.volunteer && IsCountedUnder(*other, day);
         });
}

}  // namespace copperplate::volunteers
