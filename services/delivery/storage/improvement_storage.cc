#include "services/delivery/storage/improvement_storage.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "libs/change_postgres/change_resource.h"
#include "libs/change_postgres/force.h"
#include "libs/change_postgres/paging.h"
#include "libs/change_postgres/record_reads.h"
#include "libs/postgres/pool.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/improvement_names.h"
#include "services/delivery/storage/improvement_rows.h"

namespace copperplate::delivery {

using change_postgres::ChangeParts;
using postgres::Lease;
using postgres::Rows;
using postgres::Transaction;

namespace {

// That those of the plans that are sensitive were read.
absl::Status RecordSensitive(const ChangeParts& parts, const RequestContext& context,
                             const std::vector<const ImprovementPlan*>& plans) {
  std::vector<std::string> names;
  for (const ImprovementPlan* const plan : plans) {
    if (plan->sensitive()) names.push_back(kImprovementPlanName.Format(context.force, plan->id));
  }
  return change_postgres::RecordReads(parts, context, "improvement_plan.read", names);
}

// A part's own in a change.
template <typename Record>
struct PartWork {
  absl::string_view type;
  absl::FunctionRef<std::string(const Record&)> name;
  absl::FunctionRef<absl::Status(Transaction&, const Decided<Record>&)> write;
};

template <typename Record>
absl::StatusOr<Changed<Record>> ChangePart(const ChangeParts& parts, const RequestContext& context,
                                           const ImprovementPartChange<Record>& change,
                                           const PartWork<Record>& work) {
  const auto lock = [&](Transaction& transaction) {
    return LockImprovementPlan(transaction, context.force, change.plan);
  };
  const auto decide = [&](Transaction& transaction) -> absl::StatusOr<Decided<Record>> {
    ABSL_ASSIGN_OR_RETURN(auto plan,
                          FindImprovementPlan(transaction, context.force, change.plan, true));
    if (!plan.has_value()) return ImprovementPlanUnknown();
    ABSL_ASSIGN_OR_RETURN(const ImprovementContent content,
                          ReadImprovementParts(transaction, context.force, *std::move(plan)));
    return change.decide(content);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampImprovement(transaction, context.force, change.plan);
  };
  return change_postgres::ChangeResource<Record>(parts, context, lock,
                                                 {.type = work.type,
                                                  .name = work.name,
                                                  .decide = decide,
                                                  .stamp = stamp,
                                                  .write = work.write,
                                                  .mode = change.mode,
                                                  .print = change.print});
}

}  // namespace

absl::StatusOr<ImprovementPlanRecord> ImprovementStorage::GetPlan(const RequestContext& context,
                                                                  absl::string_view id,
                                                                  bool sensitive) {
  std::optional<ImprovementPlanRecord> found;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(found, FindImprovementPlan(lease, context.force, id, sensitive));
  }
  if (!found.has_value()) return ImprovementPlanUnknown();
  ABSL_RETURN_IF_ERROR(RecordSensitive(parts_, context, {&found->plan}));
  return *std::move(found);
}

absl::StatusOr<Page<ImprovementPlanRecord>> ImprovementStorage::ListPlans(
    const RequestContext& context, const ImprovementPlanQuery& query) {
  Page<ImprovementPlanRecord> page;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(const Rows rows,
                          lease.Query(kListImprovementPlans, context.force, query.after,
                                      query.sensitive, change_postgres::RowsToAsk(query.limit)));
    if (rows.empty()) ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(lease, context.force));
    ABSL_ASSIGN_OR_RETURN(page, change_postgres::ReadPage<ImprovementPlanRecord>(
                                    rows, query.limit, ReadImprovementPlan));
  }
  std::vector<const ImprovementPlan*> plans;
  plans.reserve(page.rows.size());
  for (const ImprovementPlanRecord& record : page.rows) plans.push_back(&record.plan);
  ABSL_RETURN_IF_ERROR(RecordSensitive(parts_, context, plans));
  return page;
}

absl::StatusOr<ImprovementContent> ImprovementStorage::ReadContent(const RequestContext& context,
                                                                   absl::string_view plan,
                                                                   bool sensitive) {
  ImprovementContent content;
  {
    ABSL_ASSIGN_OR_RETURN(Lease lease,
                          parts_.pool.Acquire(context.force, context.deadline, context.call));
    ABSL_ASSIGN_OR_RETURN(
        content, lease.Transaction(
                     {.isolation = postgres::Isolation::kRepeatableRead, .read_only = true},
                     [&](Transaction& transaction) -> absl::StatusOr<ImprovementContent> {
                       ABSL_ASSIGN_OR_RETURN(
                           auto found,
                           FindImprovementPlan(transaction, context.force, plan, sensitive));
                       if (!found.has_value()) return ImprovementPlanUnknown();
                       return ReadImprovementParts(transaction, context.force, *std::move(found));
                     }));
  }
  ABSL_RETURN_IF_ERROR(RecordSensitive(parts_, context, {&content.plan.plan}));
  return content;
}

absl::StatusOr<Changed<ImprovementPlanRecord>> ImprovementStorage::ChangePlan(
    const RequestContext& context, const ImprovementPlanChange& change) {
  const std::string& force = context.force;
  const auto lock = [&](Transaction& transaction) {
    return LockImprovementPlan(transaction, force, change.plan);
  };
  const auto name = [&](const ImprovementPlanRecord& record) {
    return kImprovementPlanName.Format(force, record.plan.id);
  };
  const auto decide =
      [&](Transaction& transaction) -> absl::StatusOr<Decided<ImprovementPlanRecord>> {
    ABSL_ASSIGN_OR_RETURN(const auto found,
                          FindImprovementPlan(transaction, force, change.plan, true));
    if (found.has_value()) return change.decide(&*found);
    ABSL_RETURN_IF_ERROR(change_postgres::CheckForceKnown(transaction, force));
    return change.decide(nullptr);
  };
  const auto stamp = [&](Transaction& transaction) {
    return StampImprovement(transaction, force, change.plan);
  };
  const auto write = [&](Transaction& transaction, const Decided<ImprovementPlanRecord>& decided) {
    return WriteImprovementPlan(transaction, force, decided);
  };
  return change_postgres::ChangeResource<ImprovementPlanRecord>(parts_, context, lock,
                                                                {.type = "improvement_plan",
                                                                 .name = name,
                                                                 .decide = decide,
                                                                 .stamp = stamp,
                                                                 .write = write,
                                                                 .mode = change.mode,
                                                                 .print = change.print});
}

absl::StatusOr<Changed<FindingRecord>> ImprovementStorage::ChangeFinding(
    const RequestContext& context, const ImprovementPartChange<FindingRecord>& change) {
  const auto name = [&](const FindingRecord& record) {
    return kFindingName.Format(context.force, change.plan, record.finding.id);
  };
  const auto write = [&](Transaction& transaction, const Decided<FindingRecord>& decided) {
    return WriteFinding(transaction, context.force, change.plan, decided);
  };
  return ChangePart<FindingRecord>(parts_, context, change, {"finding", name, write});
}

absl::StatusOr<Changed<ImprovementActionRecord>> ImprovementStorage::ChangeAction(
    const RequestContext& context, const ImprovementPartChange<ImprovementActionRecord>& change) {
  const auto name = [&](const ImprovementActionRecord& record) {
    return kImprovementActionName.Format(context.force, change.plan, record.action.id);
  };
  const auto write = [&](Transaction& transaction,
                         const Decided<ImprovementActionRecord>& decided) {
    return WriteImprovementAction(transaction, context.force, change.plan, decided);
  };
  return ChangePart<ImprovementActionRecord>(parts_, context, change,
                                             {"improvement_action", name, write});
}

absl::StatusOr<Changed<PlanReviewRecord>> ImprovementStorage::ChangeReview(
    const RequestContext& context, const ImprovementPartChange<PlanReviewRecord>& change) {
  const auto name = [&](const PlanReviewRecord& record) {
    return kPlanReviewName.Format(context.force, change.plan, record.review.id);
  };
  const auto write = [&](Transaction& transaction, const Decided<PlanReviewRecord>& decided) {
    return WritePlanReview(transaction, context.force, change.plan, decided);
  };
  return ChangePart<PlanReviewRecord>(parts_, context, change, {"plan_review", name, write});
}

}  // namespace copperplate::delivery
