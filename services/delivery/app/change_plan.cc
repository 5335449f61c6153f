#include "services/delivery/app/change_plan.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/delivery/app/ports/errors.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/domain/plan_rules.h"

namespace copperplate::delivery {
namespace {

using DecidedPlan = absl::StatusOr<Decided<PlanRecord>>;

// The plan serves one that is there, and not one that serves it in turn.
void CheckParent(const HeldPlans& held, const Plan& plan, Faults& faults) {
  if (plan.parent.empty()) return;
  const PlanRecord* above = FindById(held.plans, plan.parent);
  if (above == nullptr) {
    faults.Add("PLAN_UNKNOWN", "parent_plan", "the force has no such plan");
    return;
  }
  // Bounded by the number of plans: no chain that stands has a ring in it.
  while (above != nullptr && above->plan.id != plan.id) {
    above = above->plan.parent.empty() ? nullptr : FindById(held.plans, above->plan.parent);
  }
  if (above != nullptr) {
    faults.Add("PARENT_IS_BELOW", "parent_plan",
               "must not be the plan itself or one that serves it");
  }
}

std::vector<Plan> OthersThan(const HeldPlans& held, absl::string_view id) {
  std::vector<Plan> others;
  for (const PlanRecord& record : held.plans) {
    if (record.plan.id != id) others.push_back(record.plan);
  }
  return others;
}

// What would keep `plan`, with the parts that it has, from being in force.
Unmet UnmetInForce(const HeldPlans& held, const Plan& plan) {
  PlanContent content = *held.content;
  content.plan = plan;
  return CheckActivation(content, OthersThan(held, plan.id));
}

// What keeps `plan` from being in force and does not keep `present` from it: a plan in force may
// have got a theme without actions meanwhile, of which its own fields are no cause.
Unmet UnmetByChange(const HeldPlans& held, const Plan& present, const Plan& plan) {
  const Unmet before = UnmetInForce(held, present);
  const Unmet after = UnmetInForce(held, plan);
  Unmet unmet;
  for (const Unmet::Need& need : after.needs()) {
    const auto is_same = [&](const Unmet::Need& other) {
      return other.reason == need.reason && other.subject == need.subject &&
             other.description == need.description;
    };
    const bool stood = std::any_of(before.needs().begin(), before.needs().end(), is_same);
    if (!stood) unmet.Add(need.reason, need.subject, need.description);
  }
  return unmet;
}

// A move of the plan asked for by the arrow `verb`, told as `event`; `next` says what else it does.
PlanChanged MovePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                     absl::string_view verb, absl::string_view event,
                     absl::FunctionRef<absl::Status(const HeldPlans&, Plan&)> next,
                     const Printer<PlanRecord>& print) {
  const auto decide = [&](const HeldPlans& held) -> DecidedPlan {
    ABSL_ASSIGN_OR_RETURN(const PlanRecord* present,
                          Present(FindById(held.plans, asked.id), asked, PlanUnknown()));
    PlanRecord record{present->plan, {}};
    ABSL_ASSIGN_OR_RETURN(record.plan.state, StateAfter(kPlanName.Format(context.force, asked.id),
                                                        present->plan.state, verb));
    ABSL_RETURN_IF_ERROR(next(held, record.plan));
    return Updated(*present, std::move(record), event);
  };
  return plans.Change(context,
                      {.id = asked.id, .decide = decide, .mode = asked.mode, .print = print});
}

}  // namespace

PlanChanged CreatePlan(PlanRepository& plans, const RequestContext& context, const Plan& plan,
                       WriteMode mode, const Printer<PlanRecord>& print) {
  const auto decide = [&](const HeldPlans& held) -> DecidedPlan {
    if (FindById(held.plans, plan.id) != nullptr) return PlanExists();
    Faults faults;
    CheckParent(held, plan, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    PlanRecord record{plan, {}};
    record.plan.state = PlanState::kDraft;
    record.plan.successor.clear();
    return Created(std::move(record));
  };
  return plans.Change(context, {.id = plan.id, .decide = decide, .mode = mode, .print = print});
}

PlanChanged UpdatePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                       MergePlan merge, const Printer<PlanRecord>& print) {
  const auto decide = [&](const HeldPlans& held) -> DecidedPlan {
    ABSL_ASSIGN_OR_RETURN(const PlanRecord* present,
                          Present(FindById(held.plans, asked.id), asked, PlanUnknown()));
    ABSL_RETURN_IF_ERROR(
        CheckEditable(kPlanName.Format(context.force, asked.id), present->plan.state));
    ABSL_ASSIGN_OR_RETURN(Plan plan, merge(*present));
    plan.state = present->plan.state;
    plan.successor = present->plan.successor;
    Faults faults;
    CheckParent(held, plan, faults);
    CheckEffectiveFrom(plan, held.first_told, faults);
    ABSL_RETURN_IF_ERROR(faults.ToStatus());
    if (plan.state == PlanState::kInForce) {
      ABSL_RETURN_IF_ERROR(UnmetByChange(held, present->plan, plan).ToStatus());
    }
    return Updated(*present, PlanRecord{std::move(plan), {}});
  };
  return plans.Change(context,
                      {.id = asked.id, .decide = decide, .mode = asked.mode, .print = print});
}

PlanChanged ActivatePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                         const Printer<PlanRecord>& print) {
  const auto next = [](const HeldPlans& held, Plan& plan) {
    return UnmetInForce(held, plan).ToStatus();
  };
  return MovePlan(plans, context, asked, "activate", "activated", next, print);
}

PlanChanged SupersedePlan(PlanRepository& plans, const RequestContext& context, const Asked& asked,
                          absl::string_view successor, const Printer<PlanRecord>& print) {
  const auto next = [&](const HeldPlans& held, Plan& plan) {
    const PlanRecord* const found = FindById(held.plans, successor);
    Faults faults;
    CheckSuccessor(plan, successor, found == nullptr ? nullptr : &found->plan, faults);
    plan.successor = std::string(successor);
    return faults.ToStatus();
  };
  return MovePlan(plans, context, asked, "supersede", "superseded", next, print);
}

}  // namespace copperplate::delivery
