#include "services/volunteers/domain/suitability.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "libs/text/fold.h"
#include "libs/text/words.h"
#include "services/volunteers/domain/age.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kExclusionWords[] = {"KIND_NOT_SOUGHT",     "AGE_BELOW_MINIMUM",
                                                 "VETTING_NOT_CLEARED", "NOT_DEPLOYABLE",
                                                 "SKILL_MISSING",       "SKILL_EXPIRES"};

constexpr int64_t kSkillPoints = 60;
constexpr int64_t kAvailabilityPoints = 25;
constexpr int64_t kAreaPoints = 15;

bool IsVettedThrough(const Candidate& candidate, VettingLevel required, absl::CivilDay first,
                     absl::CivilDay last) {
  const VettingCheck* const check = FindServing(candidate.checks, required, first);
  return check != nullptr && last < *ServesUntil(*check);
}

std::vector<Exclusion> ExclusionsOf(const Opportunity& opportunity, const Candidate& candidate) {
  std::vector<Exclusion> exclusions;
  if (!opportunity.kinds.empty() && std::find(opportunity.kinds.begin(), opportunity.kinds.end(),
                                              candidate.kind) == opportunity.kinds.end()) {
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

bool PrefersArea(const Candidate& candidate, const Opportunity& opportunity) {
  if (opportunity.area.empty()) return false;
  const std::u32string area = Folded(opportunity.area);
  return std::any_of(candidate.preferred_areas.begin(), candidate.preferred_areas.end(),
                     [&](const std::string& preferred) { return Folded(preferred) == area; });
}

// `points` for the whole, so many for the share.
Rational PartOf(int64_t points, const Rational& share) {
  return Rational::Of(points * share.numerator(), share.denominator());
}

// Of points, whose denominators are counts of skills and minutes: far from leaving 128 bits.
Rational SumOf(const Rational& a, const Rational& b) {
  return Rational::Of(a.numerator() * b.denominator() + b.numerator() * a.denominator(),
                      a.denominator() * b.denominator());
}

}  // namespace

absl::string_view Name(ExclusionReason reason) { return NameIn(kExclusionWords, reason); }

Suitability SuitabilityOf(const Opportunity& opportunity, const Candidate& candidate) {
  Suitability suitability;
  suitability.ref = candidate.ref;
  suitability.engagement = candidate.engagement;
  suitability.exclusions = ExclusionsOf(opportunity, candidate);
  for (const std::string& skill : opportunity.desired) {
    if (HeldThrough(candidate.skills, skill, opportunity.from, opportunity.to) ==
        SkillHeld::kHeld) {
      suitability.desired_held.push_back(skill);
    }
  }
  const Rational held = opportunity.desired.empty()
                            ? Rational(1)
                            : Rational::Of(absl::int128(suitability.desired_held.size()),
                                           absl::int128(opportunity.desired.size()));
  suitability.skill_points = PartOf(kSkillPoints, held);
  suitability.availability_points =
      PartOf(kAvailabilityPoints, AvailableShare(candidate.availabilities, opportunity.from,
                                                 opportunity.to, opportunity.hours));
  suitability.area_points = Rational(PrefersArea(candidate, opportunity) ? kAreaPoints : 0);
  suitability.score = SumOf(SumOf(suitability.skill_points, suitability.availability_points),
                            suitability.area_points);
  suitability.minutes_last_90_days = candidate.minutes_last_90_days;
  return suitability;
}

Rank RankOf(const Suitability& suitability) {
  return {.eligible = suitability.eligible(),
          .score = suitability.score,
          .minutes_last_90_days = suitability.minutes_last_90_days,
          .ref = suitability.ref,
          .engagement = suitability.engagement};
}

bool IsBefore(const Rank& a, const Rank& b) {
  if (a.eligible != b.eligible) return a.eligible;
  if (a.eligible && a.score != b.score) return a.score > b.score;
  if (a.eligible && a.minutes_last_90_days != b.minutes_last_90_days) {
    return a.minutes_last_90_days < b.minutes_last_90_days;
  }
  return std::tie(a.ref, a.engagement) < std::tie(b.ref, b.engagement);
}

std::vector<Suitability> Ranked(const Opportunity& opportunity,
                                absl::Span<const Candidate> candidates) {
  std::vector<Suitability> ranked;
  ranked.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    ranked.push_back(SuitabilityOf(opportunity, candidate));
  }
  std::sort(ranked.begin(), ranked.end(), [](const Suitability& a, const Suitability& b) {
    return IsBefore(RankOf(a), RankOf(b));
  });
  return ranked;
}

}  // namespace copperplate::volunteers
