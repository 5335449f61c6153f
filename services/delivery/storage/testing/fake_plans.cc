#include "services/delivery/storage/testing/fake_plans.h"

#include <mutex>
#include <utility>

#include "libs/change/decided.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/resource_names.h"

namespace copperplate::delivery {

absl::StatusOr<PlanRecord> FakePlans::Get(const RequestContext& context, absl::string_view id,
                                          bool sensitive) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_ASSIGN_OR_RETURN(const FakePlan* const plan, book_.Find(context.force, id, sensitive));
  book_.RecordRead(context, plan->record.plan);
  return book_.Seen(context.force, plan->record, sensitive);
}

absl::StatusOr<Page<PlanRecord>> FakePlans::List(const RequestContext& context,
                                                 const PlanQuery& query) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_RETURN_IF_ERROR(book_.ledger().CheckForce(context.force));
  Page<PlanRecord> page;
  for (const PlanRecord& record : book_.PlansOf(context.force)) {
    const Plan& plan = record.plan;
    if (plan.id <= query.after || (plan.sensitive() && !query.sensitive)) continue;
    if (query.state.value_or(plan.state) != plan.state) continue;
    if (query.kind.value_or(plan.kind) != plan.kind) continue;
    page.more = page.rows.size() == static_cast<size_t>(query.limit);
    if (page.more) break;
    page.rows.push_back(book_.Seen(context.force, record, query.sensitive));
    book_.RecordRead(context, plan);
  }
  return page;
}

absl::StatusOr<Changed<PlanRecord>> FakePlans::Change(const RequestContext& context,
                                                      const PlanChange& change) {
  const std::lock_guard lock(book_.ledger().mutex());
  ABSL_RETURN_IF_ERROR(book_.ledger().CheckForce(context.force));
  const auto name = [&](const PlanRecord& record) {
    return kPlanName.Format(context.force, record.plan.id);
  };
  const auto decide = [&] {
    HeldPlans held;
    held.plans = book_.PlansOf(context.force);
    if (FindById(held.plans, change.id) != nullptr) {
      const FakePlan& plan = book_.At(context.force, change.id);
      held.content = plan.Content();
      held.first_told = plan.FirstTold();
    }
    return change.decide(held);
  };
  const auto next_version = [&] { return ++book_.At(context.force, change.id).changes; };
  const auto put = [&](const Decided<PlanRecord>& decided) {
    book_.At(context.force, change.id).record = decided.record;
  };
  return testing_change::ChangeFakeResource<PlanRecord>(book_.ledger(), context,
                                                        {.type = "plan",
                                                         .name = name,
                                                         .decide = decide,
                                                         .next_version = next_version,
                                                         .put = put,
                                                         .mode = change.mode,
                                                         .print = change.print});
}

}  // namespace copperplate::delivery
