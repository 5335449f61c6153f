#include "services/governance/storage/risk_register_storage.h"

#include <optional>
#include <string>
#include <vector>

#include "libs/change_postgres/force.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/risk_snapshot_rows.h"

namespace copperplate::governance {
namespace {

// Of those on the register of the day.
std::vector<std::string> SensitiveRisks(const RegisterContent& content, const std::string& force,
                                        const AsKnown& known) {
  std::vector<std::string> names;
  for (const Risk& risk : content.risks) {
    if (!risk.sensitive()) continue;
    if (StateAsKnown(risk.changes, RiskState::kProposed, known) != RiskState::kOpen) continue;
    names.push_back(kRiskName.Format(force, risk.id));
  }
  return names;
}

}  // namespace

absl::StatusOr<RegisterRead> RiskRegisterStorage::Read(const RequestContext& context,
                                                       const RegisterQuery& query) {
  const std::string& force = context.force;
  RegisterRead read;
  AsKnown known{query.as_of};
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(read.known_at,
                          SettledInstant(lease, force, kRiskCounter, kRiskCounter, query.known_at));
    known.known_at = read.known_at;
    ABSL_ASSIGN_OR_RETURN(read.content, ReadRegisterContent(lease, force, known,
                                                            query.before_meeting, query.sensitive));
    if (read.content.risks.empty()) {
      ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, force));
    }
  }
  if (query.sensitive) {
    ABSL_RETURN_IF_ERROR(change_postgres::RecordReads(parts_, context, "risk.read",
                                                      SensitiveRisks(read.content, force, known)));
  }
  return read;
}

absl::StatusOr<std::optional<PartRecord<RegisterSnapshot>>> RiskRegisterStorage::PresentedAt(
    const RequestContext& context, const std::string& meeting, bool sensitive) {
  postgres::Rows rows;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(rows,
                          lease.Query(kSnapshotPresentedAt, context.force, meeting, sensitive));
  }
  if (rows.empty()) return std::nullopt;
  ABSL_RETURN_IF_ERROR(RootRows<RegisterSnapshotsRoot>::RecordRead(parts_, context, "", rows, 1));
  return PartRows<RegisterSnapshot>::Read(rows[0]);
}

}  // namespace copperplate::governance
