#include "services/volunteers/domain/attention.h"

#include <algorithm>

#include "libs/text/words.h"

namespace copperplate::volunteers {
namespace {

constexpr absl::string_view kAttentionWords[] = {
    "NO_SUPERVISOR",     "VETTING_EXPIRING", "SKILL_EXPIRING",       "PROBATION_DUE",
    "LEAVE_OVERDUE",     "NO_DUTY_90_DAYS",  "NO_DUTY_28_DAYS",      "BELOW_EXPECTATION",
    "UNVERIFIED_DUTIES", "NOT_DEPLOYABLE",   "PLANNED_DUTIES_BARRED"};

void AddExpiring(const AttentionFacts& facts, absl::CivilDay horizon,
                 std::vector<Attention>& reasons) {
  // Without a check that serves there is no day, and the more reason to look.
  if (facts.vetting_required &&
      (!facts.vetting_expires_on.has_value() || *facts.vetting_expires_on <= horizon)) {
    reasons.push_back({AttentionReason::kVettingExpiring, facts.vetting_expires_on});
  }
  const auto first = std::min_element(facts.skills_expire_on.begin(), facts.skills_expire_on.end());
  if (first != facts.skills_expire_on.end() && *first <= horizon) {
    reasons.push_back({AttentionReason::kSkillExpiring, *first});
  }
}

void AddNoDuty(const AttentionFacts& facts, const AttentionLimits& limits, absl::CivilDay as_of,
               std::vector<Attention>& reasons) {
  const int64_t days =
      as_of - std::max(facts.last_duty_on.value_or(facts.serving_since), facts.serving_since);
  if (days >= limits.no_duty_second) {
    reasons.push_back({AttentionReason::kNoDuty90Days, facts.last_duty_on});
  } else if (days >= limits.no_duty_first) {
    reasons.push_back({AttentionReason::kNoDuty28Days, facts.last_duty_on});
  }
}

}  // namespace

absl::string_view Name(AttentionReason reason) { return NameIn(kAttentionWords, reason); }

std::vector<Attention> AttentionOf(const AttentionFacts& facts, const AttentionLimits& limits,
                                   absl::CivilDay as_of) {
  std::vector<Attention> reasons;
  if (!IsCounted(facts.state)) {
    if (facts.unverified_duties > 0) {
      reasons.push_back({AttentionReason::kUnverifiedDuties, std::nullopt});
    }
    return reasons;
  }
  const bool serving = IsServing(facts.state);
  if (serving && !facts.has_supervisor) {
    reasons.push_back({AttentionReason::kNoSupervisor, std::nullopt});
  }
  AddExpiring(facts, as_of + limits.expiring_within, reasons);
  if (facts.state == EngagementState::kProbation && facts.probation_ends.has_value() &&
      *facts.probation_ends <= as_of) {
    reasons.push_back({AttentionReason::kProbationDue, facts.probation_ends});
  }
  if (facts.state == EngagementState::kOnLeave && facts.expected_return.has_value() &&
      as_of > *facts.expected_return + limits.leave_overdue_after) {
    reasons.push_back({AttentionReason::kLeaveOverdue, facts.expected_return});
  }
  if (serving) AddNoDuty(facts, limits, as_of, reasons);
  if (serving && facts.below_expectation) {
    reasons.push_back({AttentionReason::kBelowExpectation, std::nullopt});
  }
  if (facts.unverified_duties > 0) {
    reasons.push_back({AttentionReason::kUnverifiedDuties, std::nullopt});
  }
  if (serving && !facts.deployable) {
    reasons.push_back({AttentionReason::kNotDeployable, facts.not_deployable_since});
  }
  if (facts.barred_duty_on.has_value()) {
    reasons.push_back({AttentionReason::kPlannedDutiesBarred, facts.barred_duty_on});
  }
  return reasons;
}

}  // namespace copperplate::volunteers
