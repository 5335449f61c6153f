#include "services/delivery/transport/plan_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "services/delivery/app/change_plan.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/transport/plan_mapping.h"

namespace copperplate::delivery {
namespace {

using PlanResource = handler::Resource<v1::Plan, PlanRecord, Plan>;

PlanResource PlansOf(const std::string& force, const Clock& clock) {
  const auto to_proto = [force](const PlanRecord& record) { return WritePlan(force, record); };
  const absl::CivilDay today = LondonDay(clock.Now());
  const auto read = [force, today](absl::string_view id, const v1::Plan& message, Faults& faults) {
    return ReadPlan(force, id, message, today, faults);
  };
  return {.field = "plan", .rules = PlanUpdateRules(), .to_proto = to_proto, .read = read};
}

}  // namespace

absl::StatusOr<v1::Plan> PlanHandlers::GetPlan(const rpc::CallContext& call,
                                               const v1::GetPlanRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kPlanName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(
      const PlanRecord record,
      plans_.Get(handler::ContextOf(call), std::string(ids.back()), handler::SeesSensitive(call)));
  return WritePlan(call.force, record);
}

absl::StatusOr<v1::ListPlansResponse> PlanHandlers::ListPlans(
    const rpc::CallContext& call, const v1::ListPlansRequest& request) const {
  using Response = v1::ListPlansResponse;
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  PlanQuery query;
  query.state = api::ReadOptionalEnum<PlanState>(request.state(), "state", faults);
  query.kind = api::ReadOptionalEnum<PlanKind>(request.kind(), "kind", faults);
  query.sensitive = handler::SeesSensitive(call);
  const auto to_proto = [&](const PlanRecord& record) { return WritePlan(call.force, record); };
  const auto id = [](const PlanRecord& record) { return record.plan.id; };
  const auto find = [&](const RequestContext& context, const std::string& after, int limit) {
    query.after = after;
    query.limit = limit;
    return plans_.List(context, query);
  };
  return handler::List<Response, PlanRecord, v1::Plan>(call, request, std::move(faults),
                                                       &Response::add_plans, to_proto, id, find);
}

absl::StatusOr<v1::Plan> PlanHandlers::CreatePlan(const rpc::CallContext& call,
                                                  const v1::CreatePlanRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const Plan& plan, WriteMode mode,
                          const Printer<PlanRecord>& print) {
    return delivery::CreatePlan(plans_, context, plan, mode, print);
  };
  return handler::Create<v1::Plan, PlanRecord, Plan>(call, request, request.plan_id(),
                                                     request.plan(), PlansOf(call.force, clock_),
                                                     std::move(faults), create);
}

absl::StatusOr<v1::Plan> PlanHandlers::UpdatePlan(const rpc::CallContext& call,
                                                  const v1::UpdatePlanRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked, const auto& merge,
                          const Printer<PlanRecord>& print) {
    return delivery::UpdatePlan(plans_, context, asked, merge, print);
  };
  return handler::Update<v1::Plan, PlanRecord, Plan>(call, request, request.plan(), kPlanName,
                                                     PlansOf(call.force, clock_), update);
}

absl::StatusOr<v1::Plan> PlanHandlers::ActivatePlan(const rpc::CallContext& call,
                                                    const v1::ActivatePlanRequest& request) const {
  const auto activate = [&](const RequestContext& context, const Asked& asked,
                            const Printer<PlanRecord>& print) {
    return delivery::ActivatePlan(plans_, context, asked, print);
  };
  return handler::Move<v1::Plan, PlanRecord, Plan>(call, request, kPlanName,
                                                   PlansOf(call.force, clock_), Faults(), activate);
}

absl::StatusOr<v1::Plan> PlanHandlers::SupersedePlan(
    const rpc::CallContext& call, const v1::SupersedePlanRequest& request) const {
  Faults faults;
  const std::string successor =
      ReadPlanReference(call.force, request.successor(), "successor", faults);
  const auto supersede = [&](const RequestContext& context, const Asked& asked,
                             const Printer<PlanRecord>& print) {
    return delivery::SupersedePlan(plans_, context, asked, successor, print);
  };
  return handler::Move<v1::Plan, PlanRecord, Plan>(
      call, request, kPlanName, PlansOf(call.force, clock_), std::move(faults), supersede);
}

}  // namespace copperplate::delivery
