#include "services/governance/clients/delivery_iterations.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "copperplate/delivery/v1/iteration_service.grpc.pb.h"
#include "copperplate/delivery/v1/plan_service.grpc.pb.h"
#include "libs/time/civil.h"
#include "services/governance/clients/lists.h"
#include "services/governance/clients/pack_absence.h"

namespace copperplate::governance {
namespace {

// By the day, `YYYY-MM-DD`, as all days here. When it ended is not asked: a successor may be put in
// force for days that are past.
bool HadBegun(const delivery::v1::Plan& plan, const std::string& day) {
  return plan.state() != delivery::v1::Plan::DRAFT && !plan.effective_from().empty() &&
         plan.effective_from() <= day;
}

absl::Time FrozenAt(const delivery::v1::Iteration& iteration) {
  return absl::FromUnixSeconds(iteration.freeze_time().seconds()) +
         absl::Nanoseconds(iteration.freeze_time().nanos());
}

bool WasTabled(const delivery::v1::Iteration& iteration, const std::string& day,
               std::optional<absl::Time> known_at) {
  return iteration.state() != delivery::v1::Iteration::DRAFT && iteration.has_freeze_time() &&
         WasBy(iteration.freeze_time(), known_at) && iteration.cut_off() <= day;
}

// Looks at every page of a list.
template <class Page, class Request, class Stub, class Look>
std::optional<client::Absence> EachPage(
    client::AskedService::Turn& turn, Request& request, Stub& stub,
    grpc::Status (Stub::*list)(grpc::ClientContext*, const Request&, Page*), const Look& look) {
  request.set_page_size(kPageSize);
  do {
    Page page;
    const auto absence = turn.Ask(
        [&](grpc::ClientContext& call) { return AnsweredOf((stub.*list)(&call, request, &page)); });
    if (absence.has_value()) return absence;
    look(page);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return std::nullopt;
}

}  // namespace

struct DeliveryIterations::Stub {
  std::unique_ptr<delivery::v1::PlanService::Stub> plans;
  std::unique_ptr<delivery::v1::IterationService::Stub> iterations;
};

DeliveryIterations::DeliveryIterations(std::shared_ptr<grpc::Channel> channel,
                                       const client::AskedService::Limits& limits,
                                       metrics::Registry& metrics, const log::Logger& logger,
                                       const Clock& clock)
    : stub_(new Stub{delivery::v1::PlanService::NewStub(channel),
                     delivery::v1::IterationService::NewStub(channel)}),
      service_("delivery", "plan", limits, metrics, logger, clock) {}

DeliveryIterations::~DeliveryIterations() = default;

PackAnswer DeliveryIterations::Newest(const RequestContext& context, absl::CivilDay day,
                                      std::optional<absl::Time> known_at) {
  client::AskedService::Turn turn(service_, context.call, context.call_id, context.deadline);
  const std::string on = FormatDate(day);
  delivery::v1::ListPlansRequest of_plans;
  of_plans.set_parent(absl::StrCat("forces/", context.force));
  of_plans.set_kind(delivery::v1::Plan::POLICE_AND_CRIME);
  std::vector<std::string> plans;
  auto absence = EachPage<delivery::v1::ListPlansResponse>(
      turn, of_plans, *stub_->plans, &delivery::v1::PlanService::Stub::ListPlans,
      [&](const delivery::v1::ListPlansResponse& page) {
        for (const delivery::v1::Plan& plan : page.plans()) {
          if (HadBegun(plan, on)) plans.push_back(plan.name());
        }
      });
  if (absence.has_value()) return ToPackAbsence(*absence);
  std::optional<delivery::v1::Iteration> newest;
  for (const std::string& plan : plans) {
    delivery::v1::ListIterationsRequest of_iterations;
    of_iterations.set_parent(plan);
    absence = EachPage<delivery::v1::ListIterationsResponse>(
        turn, of_iterations, *stub_->iterations,
        &delivery::v1::IterationService::Stub::ListIterations,
        [&](const delivery::v1::ListIterationsResponse& page) {
          for (const delivery::v1::Iteration& one : page.iterations()) {
            if (!WasTabled(one, on, known_at)) continue;
            if (!newest.has_value() || FrozenAt(one) > FrozenAt(*newest)) newest = one;
          }
        });
    if (absence.has_value()) return ToPackAbsence(*absence);
  }
  if (!newest.has_value()) return PackAbsence::kNone;

  delivery::v1::GetIterationContentRequest of_content;
  of_content.set_name(newest->name());
  delivery::v1::GetIterationContentResponse content;
  absence = turn.Ask([&](grpc::ClientContext& call) {
    return AnsweredOf(stub_->iterations->GetIterationContent(&call, of_content, &content));
  });
  if (absence.has_value()) return ToPackAbsence(*absence);
  const absl::StatusOr<absl::CivilDay> cut_off = ParseDate(newest->cut_off());
  if (!cut_off.ok()) return PackAbsence::kFailed;
  return ForeignPart{.resource = newest->name(),
                     .as_of = *cut_off,
                     .sha256 = content.content_sha256(),
                     .json = std::move(*content.mutable_content())};
}

}  // namespace copperplate::governance
