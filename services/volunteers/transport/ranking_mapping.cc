#include "services/volunteers/transport/ranking_mapping.h"

#include <tuple>

#include "libs/api/enum_field.h"
#include "services/volunteers/app/ports/resource_names.h"
#include "services/volunteers/transport/mapping_fields.h"
#include "services/volunteers/transport/skill_names.h"

namespace copperplate::volunteers {

using v1::Candidate_Exclusion;

static_assert(Candidate_Exclusion::KIND_NOT_SOUGHT == static_cast<int>(ExclusionReason::kKind) + 1);
static_assert(Candidate_Exclusion::NOT_DEPLOYABLE ==
              static_cast<int>(ExclusionReason::kNotDeployable) + 1);
static_assert(Candidate_Exclusion::Reason_MAX ==
              static_cast<int>(ExclusionReason::kSkillExpires) + 1);

namespace {

void WriteExclusion(absl::string_view force, const Exclusion& exclusion,
                    v1::Candidate::Exclusion& out) {
  out.set_reason(api::ToProto<v1::Candidate::Exclusion::Reason>(exclusion.reason));
  if (exclusion.reason == ExclusionReason::kVetting) {
    const auto level = ParseVettingLevel(exclusion.detail);
    if (level.has_value()) out.set_level(api::ToProto<v1::Role::VettingLevel>(*level));
  } else if (!exclusion.detail.empty()) {
    out.set_skill(kSkillName.Format(force, exclusion.detail));
  }
}

void WriteCandidate(absl::string_view force, const RankedCandidate& ranked, v1::Candidate& out) {
  const Suitability& suitability = ranked.suitability;
  out.set_engagement(kEngagementName.Format(force, suitability.ref, suitability.engagement));
  out.set_full_name(ranked.name);
  out.set_kind(api::ToProto<v1::Role::Kind>(ranked.kind));
  out.set_place(static_cast<int32_t>(ranked.place));
  out.set_eligible(suitability.eligible());
  for (const Exclusion& exclusion : suitability.exclusions) {
    WriteExclusion(force, exclusion, *out.add_exclusions());
  }
  out.set_score(suitability.score.Round(1));
  out.set_skill_points(suitability.skill_points.Round(1));
  out.set_availability_points(suitability.availability_points.Round(1));
  out.set_area_points(suitability.area_points.Round(1));
  WriteSkills(force, suitability.desired_held, *out.mutable_desired_skills_held());
  out.set_minutes_last_90_days(suitability.minutes_last_90_days);
}

}  // namespace

RankingRequest ReadRankingRequest(const v1::MatchOpportunityRequest& request, Faults& faults) {
  return api::ReadPageRequest<int64_t, int64_t, int64_t, int64_t, std::string, std::string>(request,
                                                                                            faults);
}

std::optional<Rank> PlaceAfter(const RankingRequest& asked) {
  if (!asked.after.has_value()) return std::nullopt;
  const auto& [eligible, numerator, denominator, minutes, ref, engagement] = *asked.after;
  return Rank{.eligible = eligible != 0,
              // Of a token that somebody made up there may be none.
              .score = Rational::Of(numerator, denominator == 0 ? 1 : denominator),
              .minutes_last_90_days = minutes,
              .ref = ref,
              .engagement = engagement};
}

v1::MatchOpportunityResponse WriteRanking(absl::string_view force, absl::CivilDay as_of,
                                          const RankingRequest& asked, const RankingPage& page) {
  v1::MatchOpportunityResponse out;
  for (const RankedCandidate& ranked : page.rows) {
    WriteCandidate(force, ranked, *out.add_candidates());
  }
  if (page.more) {
    const Rank last = RankOf(page.rows.back().suitability);
    // A score's terms are counts of skills and minutes: far within 64 bits.
    out.set_next_page_token(asked.NextToken(last.eligible ? 1 : 0,
                                            static_cast<int64_t>(last.score.numerator()),
                                            static_cast<int64_t>(last.score.denominator()),
                                            last.minutes_last_90_days, last.ref, last.engagement));
  }
  out.set_as_of(DateText(as_of));
  out.set_eligible_count(static_cast<int32_t>(page.eligible));
  out.set_excluded_count(static_cast<int32_t>(page.excluded));
  return out;
}

}  // namespace copperplate::volunteers
