#include "services/delivery/storage/plan_storage.h"

#include <string>
#include <vector>

#include "absl/types/span.h"
#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/enumeration.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/storage/plan_content_rows.h"
#include "services/delivery/storage/plan_rows.h"

namespace copperplate::delivery {

using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

namespace {

// Those that are sensitive.
absl::Status RecordReadsOf(const change_postgres::ChangeParts& parts, const RequestContext& context,
                           absl::Span<const PlanRecord> records) {
  std::vector<std::string> names;
  for (const PlanRecord& record : records) {
    if (!record.plan.sensitive()) continue;
    names.push_back(kPlanName.Format(context.force, record.plan.id));
  }
  return change_postgres::RecordReads(parts, context, "plan.read", names);
}

}  // namespace

absl::StatusOr<PlanRecord> PlanStorage::Get(const RequestContext& context, absl::string_view id,
                                            bool sensitive) {
  PlanRecord record;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const Rows rows, lease.Query(kFindPlan, context.force, id, sensitive));
    if (rows.empty()) return change_postgres::NotFoundIn(lease, context.force, PlanUnknown());
    ABSL_ASSIGN_OR_RETURN(record, ReadPlan(rows[0]));
  }
  ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, absl::MakeConstSpan(&record, 1)));
  return record;
}

absl::StatusOr<Page<PlanRecord>> PlanStorage::List(const RequestContext& context,
                                                   const PlanQuery& query) {
  Page<PlanRecord> page;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        const Rows rows,
        lease.Query(kListPlans, context.force, query.after, query.sensitive,
                    postgres::ToNumber(query.state), postgres::ToNumber(query.kind),
                    change_postgres::RowsToAsk(query.limit)));
    if (rows.empty()) ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
    ABSL_ASSIGN_OR_RETURN(page, change_postgres::ReadPage<PlanRecord>(rows, query.limit, ReadPlan));
  }
  ABSL_RETURN_IF_ERROR(RecordReadsOf(parts_, context, page.rows));
  return page;
}

absl::StatusOr<Changed<PlanRecord>> PlanStorage::Change(const RequestContext& context,
                                                        const PlanChange& change) {
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) { return LockPlans(transaction, force); };
  const auto name = [&](const PlanRecord& record) {
    return kPlanName.Format(force, record.plan.id);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<PlanRecord>> {
    HeldPlans held;
    ABSL_ASSIGN_OR_RETURN(held.plans, ReadPlans(transaction, force));
    if (FindById(held.plans, change.id) != nullptr) {
      ABSL_ASSIGN_OR_RETURN(held.content, ReadPlanContent(transaction, force, change.id));
      ABSL_ASSIGN_OR_RETURN(held.first_told, ReadFirstTold(transaction, force, change.id));
    }
    return change.decide(held);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampChangeOfPlan(transaction, force, change.id);
  };
  const auto write = [&](Transaction& transaction, const Decided<PlanRecord>& decided) {
    return decided.before.has_value() ? UpdatePlan(transaction, force, decided.record)
                                      : InsertPlan(transaction, force, decided.record);
  };
  return change_postgres::ChangeResource<PlanRecord>({parts_.pool, parts_.uuids}, context, lock,
                                                     {.type = "plan",
                                                      .name = name,
                                                      .decide = decide,
                                                      .stamp = stamp,
                                                      .write = write,
                                                      .mode = change.mode,
                                                      .print = change.print});
}

}  // namespace copperplate::delivery
