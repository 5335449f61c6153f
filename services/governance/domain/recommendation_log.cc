#include "services/governance/domain/recommendation_log.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace copperplate::governance {
namespace {

void CountToDo(const RecommendationStanding& standing, RecommendationLog& log) {
  ++log.to_do;
  if (!standing.due.has_value()) ++log.undated;
  if (standing.owner.empty()) ++log.without_owner;
}

}  // namespace

bool HasRow(RecommendationRows rows, RecommendationState state) {
  switch (rows) {
    case RecommendationRows::kAll:
      return true;
    case RecommendationRows::kToDo:
      return IsToDo(state);
    case RecommendationRows::kNotOver:
      return !IsOver(state);
  }
  return true;
}

std::optional<RecommendationStanding> StandingOn(const Recommendation& recommendation,
                                                 const AsKnown& known, int due_soon_days) {
  if (!known.Has(recommendation.raised_on, recommendation.recorded_at)) return std::nullopt;
  RecommendationStanding standing;
  standing.state = StateAsKnown(recommendation.changes, RecommendationState::kProposed, known);
  standing.owner = OwnerAsKnown(recommendation.ownership, known);
  standing.due = DueAsKnown(recommendation.due, known);
  standing.slippage_days = SlippageDays(recommendation.due, standing.due);
  standing.revision_count = RevisionsAsKnown(recommendation.due, known);
  standing.external = ExternalStateAsKnown(recommendation, known);
  if (!IsOver(standing.state) && standing.due.has_value()) {
    standing.overdue = *standing.due < known.as_of;
    standing.due_soon = !standing.overdue && *standing.due <= known.as_of + due_soon_days;
  }
  return standing;
}

void AddRow(RecommendationRow row, RecommendationLog& log) {
  const RecommendationStanding& standing = row.standing;
  ++log.by_state[static_cast<size_t>(standing.state)];
  if (standing.overdue) ++log.overdue;
  if (standing.due_soon) ++log.due_soon;
  if (IsToDo(standing.state)) CountToDo(standing, log);
  log.rows.push_back(std::move(row));
}

RecommendationLog LogOn(absl::Span<const ReportedRecommendation> recommendations,
                        const AsKnown& known, const GovernanceSettings& settings) {
  RecommendationLog log;
  for (const auto& [report, recommendation] : recommendations) {
    auto standing = StandingOn(*recommendation, known, settings.due_soon_days);
    if (standing.has_value()) AddRow({report, recommendation, *std::move(standing)}, log);
  }
  std::sort(log.rows.begin(), log.rows.end(),
            [](const RecommendationRow& a, const RecommendationRow& b) {
              return std::tie(a.report->id, a.recommendation->number) <
                     std::tie(b.report->id, b.recommendation->number);
            });
  return log;
}

}  // namespace copperplate::governance
