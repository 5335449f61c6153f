#include "services/volunteers/domain/match.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace copperplate::volunteers {
namespace {

void CheckOpen(const Opportunity& opportunity, absl::string_view name, Unmet& unmet) {
  if (opportunity.state == OpportunityState::kOpen) return;
  if (opportunity.state == OpportunityState::kFilled) {
    unmet.Add("SLOTS_FILLED", name, "every slot is taken");
  } else {
    unmet.Add("OPPORTUNITY_NOT_OPEN", name, absl::StrCat("it is ", Name(opportunity.state)));
  }
}

std::string DescriptionOf(const Exclusion& exclusion) {
  switch (exclusion.reason) {
    case ExclusionReason::kKind:
      return "volunteers of this kind are not sought";
    case ExclusionReason::kAge:
      return "is below the least age on the first day";
    case ExclusionReason::kVetting:
      return absl::StrCat("no check serves for ", exclusion.detail, " through the last day");
    case ExclusionReason::kNotDeployable:
      return "may not be given duties on every day";
    case ExclusionReason::kSkillMissing:
      return absl::StrCat("does not have the skill ", exclusion.detail, " on the first day");
    case ExclusionReason::kSkillExpires:
      return absl::StrCat("the skill ", exclusion.detail, " expires before the last day is over");
  }
  return "";
}

}  // namespace

Unmet CheckMatch(const Match& match, const MatchFacts& facts, absl::string_view opportunity_name,
                 absl::string_view engagement_name) {
  Unmet unmet;
  CheckOpen(facts.opportunity, opportunity_name, unmet);
  CheckNotOver(facts.opportunity, opportunity_name, facts.today, unmet);
  if (std::any_of(facts.matches.begin(), facts.matches.end(), [&](const Match& other) {
        return other.id != match.id && other.volunteer == match.volunteer && IsLive(other.state);
      })) {
    unmet.Add("VOLUNTEER_MATCHED", engagement_name, "the volunteer has a match with it already");
  }
  for (const Exclusion& exclusion : facts.suitability.exclusions) {
    unmet.Add(Name(exclusion.reason), engagement_name, DescriptionOf(exclusion));
  }
  return unmet;
}

bool EndsWithEngagement(const Match& match, const Opportunity& opportunity, absl::CivilDay ends_on,
                        absl::CivilDay today) {
  return IsLive(match.state) && opportunity.state != OpportunityState::kCancelled &&
         opportunity.to >= ends_on && opportunity.to >= today;
}

int SlotsTaken(bool accepted_before, MatchState after) {
  return static_cast<int>(after == MatchState::kAccepted) - static_cast<int>(accepted_before);
}

}  // namespace copperplate::volunteers
