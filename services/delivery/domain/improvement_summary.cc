#include "services/delivery/domain/improvement_summary.h"

#include <algorithm>
#include <set>

#include "absl/strings/string_view.h"
#include "services/delivery/domain/due_soon.h"

namespace copperplate::delivery {
namespace {

void Count(const ImprovementStanding& standing, ImprovementSummary& summary) {
  ++summary.total;
  ++summary.by_state[static_cast<size_t>(standing.state)];
  if (standing.reopened) ++summary.reopened;
  if (!IsOpen(standing.state)) return;
  ++summary.open;
  if (standing.overdue) ++summary.overdue;
  if (standing.due_soon) ++summary.due_soon;
  if (!standing.due.has_value()) ++summary.undated;
  if (standing.owner.empty()) ++summary.without_owner;
}

}  // namespace

std::optional<ImprovementStanding> StandingOn(const ImprovementAction& action,
                                              absl::CivilDay as_of) {
  if (action.raised_on > as_of) return std::nullopt;
  ImprovementStanding standing;
  standing.action = &action;
  standing.owner = OwnerOn(action, as_of);
  for (const ImprovementTransition& transition : action.transitions) {
    if (transition.on > as_of) break;
    standing.state = transition.to;
    if (transition.from == ImprovementState::kDischarged) standing.reopened = true;
  }
  standing.due = action.original_due;
  for (const ImprovementDueRevision& revision : action.due_revisions) {
    if (revision.on > as_of) break;
    standing.due = revision.due;
    ++standing.revision_count;
  }
  if (!standing.due.has_value()) return standing;
  if (action.original_due.has_value()) {
    standing.slippage_days = static_cast<int32_t>(*standing.due - *action.original_due);
  }
  if (IsOpen(standing.state)) {
    standing.overdue = *standing.due < as_of;
    standing.due_soon = !standing.overdue && *standing.due <= as_of + kDueSoonDays;
  }
  return standing;
}

ImprovementSummary Summarise(const ImprovementPlan& plan, absl::Span<const Finding* const> findings,
                             absl::Span<const ImprovementAction* const> actions,
                             absl::Span<const PlanReview* const> reviews, absl::CivilDay as_of) {
  ImprovementSummary summary;
  for (const ImprovementAction* const action : actions) {
    if (const auto standing = StandingOn(*action, as_of)) {
      Count(*standing, summary);
      summary.standings.push_back(*standing);
    }
  }
  std::sort(summary.standings.begin(), summary.standings.end(),
            [](const ImprovementStanding& a, const ImprovementStanding& b) {
              return a.action->number < b.action->number;
            });
  std::set<absl::string_view> acted_on;
  for (const ImprovementStanding& standing : summary.standings) {
    acted_on.insert(standing.action->findings.begin(), standing.action->findings.end());
  }
  for (const Finding* const finding : findings) {
    const bool found = finding->found_on.value_or(as_of) <= as_of;
    if (!found && acted_on.count(finding->id) == 0) continue;
    ++summary.findings[static_cast<size_t>(finding->kind)];
  }
  for (const PlanReview* const review : reviews) {
    if (review->on > as_of) continue;
    summary.last_review = std::max(summary.last_review.value_or(review->on), review->on);
  }
  if (summary.last_review.has_value()) {
    summary.next_review = NextReview(*summary.last_review, plan.review_every_months);
    summary.review_overdue = *summary.next_review < as_of;
  }
  return summary;
}

}  // namespace copperplate::delivery
