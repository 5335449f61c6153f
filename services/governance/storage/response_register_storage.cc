#include "services/governance/storage/response_register_storage.h"

#include <algorithm>
#include <string>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/report_rows.h"
#include "services/governance/storage/response_rows.h"

namespace copperplate::governance {

absl::StatusOr<ResponsesAt> ResponseRegisterStorage::Read(const RequestContext& context,
                                                          std::optional<absl::Time> known_at,
                                                          bool sensitive) {
  const std::string& force = context.force;
  ResponsesAt at;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        at.known_at, SettledInstant(lease, force, "sourceReports/", "sourceReports0", known_at));
    ABSL_ASSIGN_OR_RETURN(at.reports, PartRows<SourceReport>::Every(lease, force));
    ABSL_ASSIGN_OR_RETURN(at.responses, PartRows<StatutoryResponse>::Every(lease, force));
    if (at.reports.empty()) {
      ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, force));
    }
  }
  std::vector<std::string> names;
  for (const SourceReport& report : at.reports) {
    if (!report.sensitive() || report.duty_changes.empty()) continue;
    names.push_back(kSourceReportName.Format(force, report.id));
  }
  if (sensitive) {
    ABSL_RETURN_IF_ERROR(
        change_postgres::RecordReads(parts_, context, "source_report.read", names));
    return at;
  }
  const auto is_sensitive = [](const SourceReport& report) { return report.sensitive(); };
  at.reports.erase(std::remove_if(at.reports.begin(), at.reports.end(), is_sensitive),
                   at.reports.end());
  return at;
}

}  // namespace copperplate::governance
