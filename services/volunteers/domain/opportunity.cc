#include "services/volunteers/domain/opportunity.h"

#include <algorithm>
#include <tuple>

#include "libs/text/words.h"
#include "services/volunteers/domain/age.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kExclusionWords[] = {
    "KIND", "AGE", "VETTING", "NOT_DEPLOYABLE", "SKILL_MISSING", "SKILL_EXPIRES"};

constexpr int64_t kDesiredPoints = 60;
constexpr int64_t kAvailablePoints = 25;
constexpr int64_t kAreaPoints = 15;

template <typename T, typename Value>
bool IsAmong(const std::vector<T>& all, const Value& value) {
  return std::find(all.begin(), all.end(), value) != all.end();
}

bool IsVettedThrough(const Candidate& candidate, VettingLevel required, absl::CivilDay first,
                     absl::CivilDay last) {
  const VettingCheck* const check = FindServing(candidate.checks, required, first);
  return check != nullptr && last < *ServesUntil(*check);
}

std::vector<Exclusion> ExclusionsOf(const Opportunity& opportunity, const Candidate& candidate) {
  std::vector<Exclusion> exclusions;
  if (!opportunity.kinds.empty() && !IsAmong(opportunity.kinds, candidate.kind)) {
    exclusions.push_back({ExclusionReason::kKind, ""});
  }
  if (opportunity.least_age.has_value() &&
      AgeOn(candidate.date_of_birth, opportunity.from) < *opportunity.least_age) {
    exclusions.push_back({ExclusionReason::kAge, ""});
  }
  if (opportunity.vetting.has_value() &&
      !IsVettedThrough(candidate, *opportunity.vetting, opportunity.from, opportunity.to)) {
    exclusions.push_back({ExclusionReason::kVetting, std::string(Name(*opportunity.vetting))});
  }
  if (!candidate.deployable.Contains(DayRange{opportunity.from, opportunity.to + 1})) {
    exclusions.push_back({ExclusionReason::kNotDeployable, ""});
  }
  for (const std::string& skill : opportunity.required) {
    const SkillHeld held = HeldThrough(candidate.skills, skill, opportunity.from, opportunity.to);
    if (held == SkillHeld::kNot) exclusions.push_back({ExclusionReason::kSkillMissing, skill});
    if (held == SkillHeld::kExpires) exclusions.push_back({ExclusionReason::kSkillExpires, skill});
  }
  return exclusions;
}

Rational ScoreOf(const Opportunity& opportunity, const Candidate& candidate) {
  const int64_t desired = static_cast<int64_t>(opportunity.desired.size());
  const int64_t held = std::count_if(
      opportunity.desired.begin(), opportunity.desired.end(), [&](const std::string& skill) {
        return HeldThrough(candidate.skills, skill, opportunity.from, opportunity.to) ==
               SkillHeld::kHeld;
      });
  const Rational available =
      AvailableShare(candidate.availabilities, opportunity.from, opportunity.to, opportunity.hours);
  const int64_t area =
      !opportunity.area.empty() && IsAmong(candidate.preferred_areas, opportunity.area)
          ? kAreaPoints
          : 0;
  // 60 held / desired + 25 available + 15, over the common denominator.
  const absl::int128 share_of = desired == 0 ? 1 : desired;
  const absl::int128 share = desired == 0 ? 1 : held;
  const absl::int128 denominator = share_of * available.denominator();
  return Rational::Of(kDesiredPoints * share * available.denominator() +
                          kAvailablePoints * available.numerator() * share_of + area * denominator,
                      denominator);
}

}  // namespace

absl::string_view Name(ExclusionReason reason) { return NameIn(kExclusionWords, reason); }

Match MatchOf(const Opportunity& opportunity, const Candidate& candidate) {
  return {.ref = candidate.ref,
          .exclusions = ExclusionsOf(opportunity, candidate),
          .score = ScoreOf(opportunity, candidate),
          .minutes_last_90_days = candidate.minutes_last_90_days};
}

std::vector<Match> Ranked(const Opportunity& opportunity, absl::Span<const Candidate> candidates) {
  std::vector<Match> matches;
  for (const Candidate& candidate : candidates) matches.push_back(MatchOf(opportunity, candidate));
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    if (a.eligible() != b.eligible()) return a.eligible();
    if (a.eligible() && a.score != b.score) return a.score > b.score;
    if (a.eligible() && a.minutes_last_90_days != b.minutes_last_90_days) {
      return a.minutes_last_90_days < b.minutes_last_90_days;
    }
    return a.ref < b.ref;
  });
  return matches;
}

}  // namespace copperplate::volunteers
