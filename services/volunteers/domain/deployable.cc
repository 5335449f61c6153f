#include "services/volunteers/domain/deployable.h"

#include <algorithm>
#include <optional>

#include "services/volunteers/domain/engagement_history.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::CivilDay kNoBeginning = absl::CivilDay::min();

template <typename Counts>
DaySet ServingDays(absl::Span<const VettingCheck> checks, Counts counts) {
  std::vector<DayRange> days;
  for (const VettingCheck& check : checks) {
    const std::optional<absl::CivilDay> until = ServesUntil(check);
    if (until.has_value() && counts(check.level)) days.push_back({*check.decided_on, *until});
  }
  return DaySet(std::move(days));
}

DaySet ConsentDays(absl::Span<const GuardianConsent> consents) {
  std::vector<DayRange> days;
  for (const GuardianConsent& consent : consents) {
    days.push_back({consent.from, consent.to.value_or(kNoEnd)});
  }
  return DaySet(std::move(days));
}

// From `from` on, as long as a guardian consents or, of who is an adult, a check does.
DaySet CadetDays(absl::CivilDay from, const DeployableFacts& facts) {
  const absl::CivilDay adult = BirthdayOf(facts.date_of_birth, facts.limits.cadet_adult);
  const DaySet minor = DaySet{{from, adult}}.Intersection(ConsentDays(facts.consents));
  const DaySet grown =
      DaySet{{std::max(from, adult), kNoEnd}}.Intersection(ServingDays(facts.checks, IsAdultLevel));
  return minor.Union(grown);
}

}  // namespace

DaySet DaysInState(const Engagement& engagement, bool (*counts)(EngagementState)) {
  std::vector<DayRange> days;
  for (const StateSpan& span : StateSpans(engagement.history)) {
    if (counts(span.state)) days.push_back({span.from, span.to});
  }
  return DaySet(std::move(days));
}

DaySet DaysVettedFor(VettingLevel required, absl::Span<const VettingCheck> checks) {
  return ServingDays(checks, [&](VettingLevel level) { return Satisfies(level, required); });
}

DaySet VettedDays(const Engagement& engagement, absl::Span<const VettingCheck> checks) {
  if (!engagement.required_vetting.has_value()) return {{kNoBeginning, kNoEnd}};
  return DaysVettedFor(*engagement.required_vetting, checks);
}

DaySet DaysOfAge(const Engagement& engagement, const DeployableFacts& facts) {
  int least = LeastAge(facts.limits, engagement.kind, engagement.role_ages);
  if (engagement.kind == Kind::kSpecial) least = std::max(least, facts.limits.special_attested);
  const absl::CivilDay from = BirthdayOf(facts.date_of_birth, least);
  const std::optional<int> closed =
      ClosedBefore(facts.limits, engagement.kind, engagement.role_ages);
  const DaySet open{{from, closed.has_value() ? BirthdayOf(facts.date_of_birth, *closed) : kNoEnd}};
  return engagement.kind == Kind::kCadet ? CadetDays(from, facts).Intersection(open) : open;
}

DaySet DeployableDays(const Engagement& engagement, const DeployableFacts& facts) {
  return DaysInState(engagement, IsServing)
      .Intersection(VettedDays(engagement, facts.checks))
      .Intersection(DaysOfAge(engagement, facts));
}

DaySet TrainableDays(const Engagement& engagement, const DeployableFacts& facts) {
  const auto trains = [](EngagementState state) {
    return IsServing(state) || state == EngagementState::kInduction;
  };
  return DaysInState(engagement, trains)
      .Intersection(VettedDays(engagement, facts.checks))
      .Intersection(DaysOfAge(engagement, facts));
}

}  // namespace copperplate::volunteers
