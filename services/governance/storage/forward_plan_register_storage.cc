#include "services/governance/storage/forward_plan_register_storage.h"

#include <string>
#include <utility>

#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/lease.h"
#include "libs/status/status_macros.h"
#include "services/governance/storage/change_counter.h"
#include "services/governance/storage/forward_plan_rows.h"
#include "services/governance/storage/take_all.h"

namespace copperplate::governance {
namespace {

// The entry of the row as it was, if it was to come.
absl::Status TakeEntry(const postgres::Row& row, const std::string& force, const AsKnown& known,
                       ForwardPlanAt& at) {
  bool is_sensitive = false;
  ABSL_ASSIGN_OR_RETURN(PartRecord<ForwardPlanEntry> record,
                        PartRows<ForwardPlanEntry>::ReadMarked(row, is_sensitive));
  auto entry = AsPlanned(record.part, record.header.create_time, known);
  if (!entry.has_value() || !IsToCome(entry->state)) return absl::OkStatus();
  if (is_sensitive) at.sensitive.push_back(kForwardPlanEntryName.Format(force, entry->id));
  record.part = *std::move(entry);
  at.entries.push_back(std::move(record));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ForwardPlanAt> ReadForwardPlan(postgres::Session& session, const std::string& force,
                                              const ForwardPlanQuery& query, absl::Time known_at) {
  PartQuery<ForwardPlanEntry> listed;
  listed.sensitive = query.sensitive;
  listed.filter.body = query.body;
  ForwardPlanAt at;
  at.known_at = known_at;
  const AsKnown known{query.as_of, known_at};
  ABSL_RETURN_IF_ERROR(TakeAll(session, force, std::move(listed), [&](const postgres::Row& row) {
    return TakeEntry(row, force, known, at);
  }));
  return at;
}

absl::StatusOr<ForwardPlanAt> ForwardPlanRegisterStorage::Read(const RequestContext& context,
                                                               const ForwardPlanQuery& query) {
  const std::string& force = context.force;
  ForwardPlanAt at;
  {
    ABSL_ASSIGN_OR_RETURN(postgres::Lease lease,
                          parts_.pool.Acquire(force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        const absl::Time settled,
        SettledInstant(lease, force, kForwardPlanCounter, kForwardPlanCounter, query.known_at));
    ABSL_ASSIGN_OR_RETURN(at, ReadForwardPlan(lease, force, query, settled));
  }
  ABSL_RETURN_IF_ERROR(
      change_postgres::RecordReads(parts_, context, "forward_plan_entry.read", at.sensitive));
  return at;
}

}  // namespace copperplate::governance
