#include "services/governance/storage/recommendation_register_storage.h"

#include <algorithm>
#include <string>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/report_rows.h"
#include "services/governance/storage/settings_rows.h"

namespace copperplate::governance {
namespace {

// Leaves out what is OFFICIAL_SENSITIVE.
void LeaveSensitiveOut(RecommendationsAt& at) {
  const auto is_sensitive = [](const SourceReport& report) { return report.sensitive(); };
  auto& reports = at.reports;
  reports.erase(std::remove_if(reports.begin(), reports.end(), is_sensitive), reports.end());
}

}  // namespace

absl::StatusOr<RecommendationsAt> ReadRecommendations(postgres::Session& session,
                                                      absl::string_view force) {
  RecommendationsAt at;
  ABSL_ASSIGN_OR_RETURN(at.reports, PartRows<SourceReport>::Every(session, force));
  ABSL_ASSIGN_OR_RETURN(at.recommendations, PartRows<Recommendation>::Every(session, force));
  ABSL_ASSIGN_OR_RETURN(at.settings, PartRows<GovernanceSettings>::All(session, force, ""));
  return at;
}

absl::StatusOr<RecommendationsAt> RecommendationRegisterStorage::Read(
    const RequestContext& context, std::optional<absl::Time> known_at, bool sensitive) {
  const std::string& force = context.force;
  RecommendationsAt at;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const absl::Time settled, SettledInstant(lease, force, kReportCounters,
                                                                   kReportCountersEnd, known_at));
    ABSL_ASSIGN_OR_RETURN(at, ReadRecommendations(lease, force));
    at.known_at = settled;
    if (at.reports.empty()) {
      ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, force));
    }
  }
  if (!sensitive) LeaveSensitiveOut(at);
  return at;
}

absl::Status RecommendationRegisterStorage::RecordRead(const RequestContext& context,
                                                       const std::vector<std::string>& reports) {
  std::vector<std::string> names;
  names.reserve(reports.size());
  for (const std::string& report : reports) {
    names.push_back(kSourceReportName.Format(context.force, report));
  }
  return change_postgres::RecordReads(parts_, context, "source_report.read", names);
}

}  // namespace copperplate::governance
