#include "services/governance/app/read_recommendation_log.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "libs/person/person.h"
#include "libs/status/status_macros.h"

namespace copperplate::governance {
namespace {

// By id.
std::vector<std::string> SensitiveReportsShown(const RecommendationLog& log,
                                               RecommendationRows rows) {
  std::vector<std::string> reports;
  for (const RecommendationRow& row : log.rows) {
    if (!row.report->sensitive() || !HasRow(rows, row.standing.state)) continue;
    if (reports.empty() || reports.back() != row.report->id) reports.push_back(row.report->id);
  }
  return reports;
}

}  // namespace

RecommendationLogAt RecommendationLogOf(RecommendationsAt read,
                                        const RecommendationLogQuery& query) {
  RecommendationLogAt at{.read = std::move(read), .rows = query.rows, .log = {}};
  const GovernanceSettings settings = SettingsOn(at.read.settings, query.as_of);
  const AsKnown known{query.as_of, at.read.known_at};
  const std::vector<SourceReport>& reports = at.read.reports;
  std::vector<ReportedRecommendation> asked_for;
  for (const Recommendation& one : at.read.recommendations) {
    const auto standing = StandingOn(one, known, settings.due_soon_days);
    if (!standing.has_value()) continue;
    if (!query.owner.empty() && !SamePerson(query.owner, standing->owner)) continue;
    const auto report =
        std::find_if(reports.begin(), reports.end(),
                     [&](const SourceReport& other) { return other.id == one.report; });
    // One whose report was added between the two statements is told of the next time.
    if (report != reports.end()) asked_for.push_back({&*report, &one});
  }
  at.log = LogOn(asked_for, known, settings);
  return at;
}

absl::StatusOr<RecommendationLogAt> ReadRecommendationLog(RecommendationRegister& recommendations,
                                                          const RequestContext& context,
                                                          const RecommendationLogQuery& query) {
  ABSL_ASSIGN_OR_RETURN(RecommendationsAt read,
                        recommendations.Read(context, query.known_at, query.sensitive));
  RecommendationLogAt at = RecommendationLogOf(std::move(read), query);
  if (query.sensitive) {
    ABSL_RETURN_IF_ERROR(
        recommendations.RecordRead(context, SensitiveReportsShown(at.log, query.rows)));
  }
  return at;
}

}  // namespace copperplate::governance
