#include "services/indicators/transport/annotation_handlers.h"

#include "libs/fields/civil.h"
#include "services/indicators/app/month_rules.h"
#include "services/indicators/transport/annotation_calls.h"

namespace copperplate::indicators {
namespace {

// A process that has changed has done so already.
AnnotationResource<v1::Rebase> RebaseResource(absl::string_view force, absl::Time now) {
  auto resource = AnnotationResourceOf<v1::Rebase>(force);
  resource.read = [force, now](absl::string_view id, const v1::Rebase& rebase, Faults& faults) {
    Faults of_month;
    const int32_t month = fields::ReadMonth(rebase.month(), "month", of_month);
    if (of_month.empty()) CheckNotInFuture(month, PresentMonth(now), "month", faults);
    return ReadAnnotation(force, id, rebase, faults);
  };
  return resource;
}

}  // namespace

absl::StatusOr<v1::Rebase> AnnotationHandlers::GetRebase(
    const rpc::CallContext& call, const v1::GetRebaseRequest& request) const {
  return AnnotationCall<v1::Rebase>(ports_.annotations, call, clock_.Now())
      .Get(kRebaseName, request);
}

absl::StatusOr<v1::ListRebasesResponse> AnnotationHandlers::ListRebases(
    const rpc::CallContext& call, const v1::ListRebasesRequest& request) const {
  return AnnotationCall<v1::Rebase>(ports_.annotations, call, clock_.Now())
      .List(request, &v1::ListRebasesResponse::add_rebases);
}

absl::StatusOr<v1::Rebase> AnnotationHandlers::CreateRebase(
    const rpc::CallContext& call, const v1::CreateRebaseRequest& request) const {
  return AnnotationCall<v1::Rebase>(ports_.annotations, call, clock_.Now())
      .Create(request, request.rebase_id(), request.rebase(),
              RebaseResource(call.force, clock_.Now()));
}

absl::StatusOr<google::protobuf::Empty> AnnotationHandlers::DeleteRebase(
    const rpc::CallContext& call, const v1::DeleteRebaseRequest& request) const {
  return AnnotationCall<v1::Rebase>(ports_.annotations, call, clock_.Now())
      .Delete(kRebaseName, request);
}

absl::StatusOr<v1::SeriesBreak> AnnotationHandlers::GetSeriesBreak(
    const rpc::CallContext& call, const v1::GetSeriesBreakRequest& request) const {
  return AnnotationCall<v1::SeriesBreak>(ports_.annotations, call, clock_.Now())
      .Get(kSeriesBreakName, request);
}

absl::StatusOr<v1::ListSeriesBreaksResponse> AnnotationHandlers::ListSeriesBreaks(
    const rpc::CallContext& call, const v1::ListSeriesBreaksRequest& request) const {
  return AnnotationCall<v1::SeriesBreak>(ports_.annotations, call, clock_.Now())
      .List(request, &v1::ListSeriesBreaksResponse::add_series_breaks);
}

absl::StatusOr<v1::SeriesBreak> AnnotationHandlers::CreateSeriesBreak(
    const rpc::CallContext& call, const v1::CreateSeriesBreakRequest& request) const {
  return AnnotationCall<v1::SeriesBreak>(ports_.annotations, call, clock_.Now())
      .Create(request, request.series_break_id(), request.series_break());
}

absl::StatusOr<v1::SeriesBreak> AnnotationHandlers::UpdateSeriesBreak(
    const rpc::CallContext& call, const v1::UpdateSeriesBreakRequest& request) const {
  return AnnotationCall<v1::SeriesBreak>(ports_.annotations, call, clock_.Now())
      .Update(kSeriesBreakName, request, request.series_break());
}

absl::StatusOr<google::protobuf::Empty> AnnotationHandlers::DeleteSeriesBreak(
    const rpc::CallContext& call, const v1::DeleteSeriesBreakRequest& request) const {
  return AnnotationCall<v1::SeriesBreak>(ports_.annotations, call, clock_.Now())
      .Delete(kSeriesBreakName, request);
}

absl::StatusOr<v1::Target> AnnotationHandlers::GetTarget(
    const rpc::CallContext& call, const v1::GetTargetRequest& request) const {
  return AnnotationCall<v1::Target>(ports_.annotations, call, clock_.Now())
      .Get(kTargetName, request);
}

absl::StatusOr<v1::ListTargetsResponse> AnnotationHandlers::ListTargets(
    const rpc::CallContext& call, const v1::ListTargetsRequest& request) const {
  return AnnotationCall<v1::Target>(ports_.annotations, call, clock_.Now())
      .List(request, &v1::ListTargetsResponse::add_targets);
}

absl::StatusOr<v1::Target> AnnotationHandlers::CreateTarget(
    const rpc::CallContext& call, const v1::CreateTargetRequest& request) const {
  return AnnotationCall<v1::Target>(ports_.annotations, call, clock_.Now())
      .Create(request, request.target_id(), request.target());
}

absl::StatusOr<v1::Target> AnnotationHandlers::UpdateTarget(
    const rpc::CallContext& call, const v1::UpdateTargetRequest& request) const {
  return AnnotationCall<v1::Target>(ports_.annotations, call, clock_.Now())
      .Update(kTargetName, request, request.target());
}

absl::StatusOr<google::protobuf::Empty> AnnotationHandlers::DeleteTarget(
    const rpc::CallContext& call, const v1::DeleteTargetRequest& request) const {
  return AnnotationCall<v1::Target>(ports_.annotations, call, clock_.Now())
      .Delete(kTargetName, request);
}

}  // namespace copperplate::indicators
