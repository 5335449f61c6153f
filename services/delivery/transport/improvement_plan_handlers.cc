#include "services/delivery/transport/improvement_plan_handlers.h"

#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/api/page_request.h"
#include "libs/fields/civil.h"
#include "libs/handler/context.h"
#include "libs/handler/resource.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/status_macros.h"
#include "libs/time/civil.h"
#include "libs/time/clock.h"
#include "services/delivery/app/change_improvement_plan.h"
#include "services/delivery/app/ports/improvement_names.h"
#include "services/delivery/app/ports/resource_names.h"
#include "services/delivery/app/read_improvement.h"
#include "services/delivery/transport/improvement_mapping.h"
#include "services/delivery/transport/improvement_requests.h"

namespace copperplate::delivery {
namespace {

using ImprovementPlanResource =
    handler::Resource<v1::ImprovementPlan, ImprovementPlanRecord, ImprovementPlan>;
using FindingResource = handler::Resource<v1::Finding, FindingRecord, Finding>;
using ReviewResource = handler::Resource<v1::PlanReview, PlanReviewRecord, PlanReview>;

ImprovementPlanResource OfPlan(const std::string& force) {
  return {.field = "improvement_plan",
          .rules = {},
          .to_proto =
              [force](const ImprovementPlanRecord& record) {
                return WriteImprovementPlan(force, record);
              },
          .read = ReadImprovementPlan};
}

FindingResource OfFinding(const std::string& force, const std::string& plan, absl::CivilDay today) {
  return {
      .field = "finding",
      .rules = {.output_only = {"recommendation_copy_time"}, .immutable = {"number"}},
      .to_proto = [force,
                   plan](const FindingRecord& record) { return WriteFinding(force, plan, record); },
      .read = [today](absl::string_view id, const v1::Finding& message,
                      Faults& faults) { return ReadFinding(id, message, today, faults); }};
}

ReviewResource OfReview(const std::string& force, const std::string& plan, absl::CivilDay today) {
  return {.field = "review",
          .rules = {},
          .to_proto =
              [force, plan](const PlanReviewRecord& record) {
                return WritePlanReview(force, plan, record);
              },
          .read = [today](absl::string_view id, const v1::PlanReview& message,
                          Faults& faults) { return ReadPlanReview(id, message, today, faults); }};
}

}  // namespace

absl::StatusOr<v1::ImprovementPlan> ImprovementPlanHandlers::GetImprovementPlan(
    const rpc::CallContext& call, const v1::GetImprovementPlanRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kImprovementPlanName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(
      const ImprovementPlanRecord record,
      plans_.GetPlan(handler::ContextOf(call), ids.back(), handler::SeesSensitive(call)));
  return WriteImprovementPlan(call.force, record);
}

absl::StatusOr<v1::ListImprovementPlansResponse> ImprovementPlanHandlers::ListImprovementPlans(
    const rpc::CallContext& call, const v1::ListImprovementPlansRequest& request) const {
  using Response = v1::ListImprovementPlansResponse;
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto to_proto = [&](const ImprovementPlanRecord& record) {
    return WriteImprovementPlan(call.force, record);
  };
  const auto find = [&](const RequestContext& context, const std::string& after, int limit) {
    return plans_.ListPlans(
        context, {.sensitive = handler::SeesSensitive(call), .after = after, .limit = limit});
  };
  const auto id = [](const ImprovementPlanRecord& record) { return record.plan.id; };
  return handler::List<Response, ImprovementPlanRecord, v1::ImprovementPlan>(
      call, request, std::move(faults), &Response::add_improvement_plans, to_proto, id, find);
}

absl::StatusOr<v1::ImprovementPlan> ImprovementPlanHandlers::CreateImprovementPlan(
    const rpc::CallContext& call, const v1::CreateImprovementPlanRequest& request) const {
  Faults faults;
  kForceName.Match(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const ImprovementPlan& plan,
                          WriteMode mode, const Printer<ImprovementPlanRecord>& print) {
    return delivery::CreateImprovementPlan(plans_, context, plan, mode, print);
  };
  return handler::Create(call, request, request.improvement_plan_id(), request.improvement_plan(),
                         OfPlan(call.force), std::move(faults), create);
}

absl::StatusOr<v1::ImprovementPlan> ImprovementPlanHandlers::UpdateImprovementPlan(
    const rpc::CallContext& call, const v1::UpdateImprovementPlanRequest& request) const {
  const auto update = [&](const RequestContext& context, const Asked& asked,
                          MergeImprovementPlan merge, const Printer<ImprovementPlanRecord>& print) {
    return delivery::UpdateImprovementPlan(plans_, context, asked, merge, print);
  };
  return handler::Update(call, request, request.improvement_plan(), kImprovementPlanName,
                         OfPlan(call.force), update);
}

absl::StatusOr<v1::ImprovementPlanSummary> ImprovementPlanHandlers::GetImprovementPlanSummary(
    const rpc::CallContext& call, const v1::GetImprovementPlanSummaryRequest& request) const {
  Faults faults;
  const auto ids = kImprovementPlanName.Match(request.name(), "name", faults);
  const absl::CivilDay today = LondonDay(clock_.Now());
  const absl::CivilDay as_of = fields::ReadDayUpTo(request.as_of(), "as_of", today, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(const SummarisedImprovementPlan summarised,
                        SummariseImprovementPlan(plans_, handler::ContextOf(call),
                                                 AskedOf(call, ids->back()), as_of));
  return WriteImprovementSummary(call.force, summarised, as_of);
}

absl::StatusOr<v1::Finding> ImprovementPlanHandlers::GetFinding(
    const rpc::CallContext& call, const v1::GetFindingRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kFindingName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(
      const FindingRecord record,
      delivery::GetFinding(plans_, handler::ContextOf(call), AskedOf(call, ids[1]), ids.back()));
  return WriteFinding(call.force, ids[1], record);
}

absl::StatusOr<v1::ListFindingsResponse> ImprovementPlanHandlers::ListFindings(
    const rpc::CallContext& call, const v1::ListFindingsRequest& request) const {
  Faults faults;
  const std::string plan = ReadImprovementPlanId(request.parent(), "parent", faults);
  const auto page = api::ReadPageRequest<int64_t>(request, faults);
  const auto kind = api::ReadOptionalEnum<FindingKind>(request.kind(), "kind", faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  ABSL_ASSIGN_OR_RETURN(
      const Page<FindingRecord> found,
      delivery::ListFindings(plans_, handler::ContextOf(call), AskedOf(call, plan), kind,
                             NumberAfter(page), page.limit));
  v1::ListFindingsResponse response;
  for (const FindingRecord& record : found.rows) {
    *response.add_findings() = WriteFinding(call.force, plan, record);
  }
  if (found.more) {
    response.set_next_page_token(page.NextToken(found.rows.back().finding.number));
  }
  return response;
}

absl::StatusOr<v1::Finding> ImprovementPlanHandlers::CreateFinding(
    const rpc::CallContext& call, const v1::CreateFindingRequest& request) const {
  Faults faults;
  const std::string plan = ReadImprovementPlanId(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const Finding& finding, WriteMode mode,
                          const Printer<FindingRecord>& print) {
    return delivery::CreateFinding(plans_, context, plan, finding, InMicroseconds(clock_.Now()),
                                   mode, print);
  };
  return handler::Create(call, request, request.finding_id(), request.finding(),
                         OfFinding(call.force, plan, LondonDay(clock_.Now())), std::move(faults),
                         create);
}

absl::StatusOr<v1::Finding> ImprovementPlanHandlers::UpdateFinding(
    const rpc::CallContext& call, const v1::UpdateFindingRequest& request) const {
  const std::string plan = PlanOfPart(kFindingName, request.finding().name());
  const auto update = [&](const RequestContext& context, const Asked& asked, MergeFinding merge,
                          const Printer<FindingRecord>& print) {
    return delivery::UpdateFinding(plans_, context, plan, asked, merge,
                                   InMicroseconds(clock_.Now()), print);
  };
  return handler::Update(call, request, request.finding(), kFindingName,
                         OfFinding(call.force, plan, LondonDay(clock_.Now())), update);
}

absl::StatusOr<google::protobuf::Empty> ImprovementPlanHandlers::DeleteFinding(
    const rpc::CallContext& call, const v1::DeleteFindingRequest& request) const {
  const std::string plan = PlanOfPart(kFindingName, request.name());
  const auto erase = [&](const RequestContext& context, const Asked& asked,
                         const Printer<FindingRecord>& print) {
    return delivery::DeleteFinding(plans_, context, plan, asked, print);
  };
  return handler::Delete(call, request, kFindingName,
                         OfFinding(call.force, plan, LondonDay(clock_.Now())), erase);
}

absl::StatusOr<v1::PlanReview> ImprovementPlanHandlers::GetPlanReview(
    const rpc::CallContext& call, const v1::GetPlanReviewRequest& request) const {
  ABSL_ASSIGN_OR_RETURN(const auto ids, kPlanReviewName.Match(request.name()));
  ABSL_ASSIGN_OR_RETURN(
      const PlanReviewRecord record,
      delivery::GetPlanReview(plans_, handler::ContextOf(call), AskedOf(call, ids[1]), ids.back()));
  return WritePlanReview(call.force, ids[1], record);
}

absl::StatusOr<v1::ListPlanReviewsResponse> ImprovementPlanHandlers::ListPlanReviews(
    const rpc::CallContext& call, const v1::ListPlanReviewsRequest& request) const {
  constexpr absl::CivilDay kFirstDay(1970, 1, 1);
  Faults faults;
  const std::string plan = ReadImprovementPlanId(request.parent(), "parent", faults);
  const auto page = api::ReadPageRequest<int64_t, std::string>(request, faults);
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  std::optional<PlanReviewKey> after;
  if (page.after.has_value()) {
    after = PlanReviewKey{kFirstDay + std::get<0>(*page.after), std::get<1>(*page.after)};
  }
  ABSL_ASSIGN_OR_RETURN(const Page<PlanReviewRecord> found,
                        delivery::ListPlanReviews(plans_, handler::ContextOf(call),
                                                  AskedOf(call, plan), after, page.limit));
  v1::ListPlanReviewsResponse response;
  for (const PlanReviewRecord& record : found.rows) {
    *response.add_reviews() = WritePlanReview(call.force, plan, record);
  }
  if (found.more) {
    const PlanReview& last = found.rows.back().review;
    response.set_next_page_token(page.NextToken(last.on - kFirstDay, last.id));
  }
  return response;
}

absl::StatusOr<v1::PlanReview> ImprovementPlanHandlers::CreatePlanReview(
    const rpc::CallContext& call, const v1::CreatePlanReviewRequest& request) const {
  Faults faults;
  const std::string plan = ReadImprovementPlanId(request.parent(), "parent", faults);
  const auto create = [&](const RequestContext& context, const PlanReview& review, WriteMode mode,
                          const Printer<PlanReviewRecord>& print) {
    return delivery::CreatePlanReview(plans_, context, plan, review, mode, print);
  };
  return handler::Create(call, request, request.review_id(), request.review(),
                         OfReview(call.force, plan, LondonDay(clock_.Now())), std::move(faults),
                         create);
}

absl::StatusOr<google::protobuf::Empty> ImprovementPlanHandlers::DeletePlanReview(
    const rpc::CallContext& call, const v1::DeletePlanReviewRequest& request) const {
  const std::string plan = PlanOfPart(kPlanReviewName, request.name());
  const auto erase = [&](const RequestContext& context, const Asked& asked,
                         const Printer<PlanReviewRecord>& print) {
    return delivery::DeletePlanReview(plans_, context, plan, asked, print);
  };
  return handler::Delete(call, request, kPlanReviewName,
                         OfReview(call.force, plan, LondonDay(clock_.Now())), erase);
}

}  // namespace copperplate::delivery
