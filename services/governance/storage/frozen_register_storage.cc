#include "services/governance/storage/frozen_register_storage.h"

#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/frozen_register_rows.h"

namespace copperplate::governance {

absl::StatusOr<FrozenRegisters> FrozenRegisterStorage::Read(const RequestContext& context,
                                                            const Meeting& meeting) {
  ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                        parts_.pool.Acquire(context.force, context.deadline, context.call));
  FrozenRegisters frozen;
  ABSL_ASSIGN_OR_RETURN(frozen.registers,
                        ReadFrozen(lease, context.force, {meeting.body, meeting.id}));
  if (frozen.registers.empty()) return frozen;
  ABSL_ASSIGN_OR_RETURN(frozen.sensitive_now, ReadSensitiveNow(lease, context.force, meeting.body));
  return frozen;
}

absl::Status FrozenRegisterStorage::RecordRead(const RequestContext& context,
                                               const SensitiveReads& reads) {
  using change_postgres::RecordReads;
  ABSL_RETURN_IF_ERROR(RecordReads(parts_, context, "source_report.read", reads.reports));
  ABSL_RETURN_IF_ERROR(RecordReads(parts_, context, "risk.read", reads.risks));
  return RecordReads(parts_, context, "forward_plan_entry.read", reads.entries);
}

}  // namespace copperplate::governance
