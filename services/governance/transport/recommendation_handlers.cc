#include <optional>
#include <string>
#include <utility>

#include "libs/api/enum_field.h"
#include "libs/fields/civil.h"
#include "libs/handler/sees_sensitive.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "services/governance/transport/history_mapping.h"
#include "services/governance/transport/recommendation_mapping.h"
#include "services/governance/transport/report_handlers.h"

namespace copperplate::governance {
namespace {

constexpr int kMostEvidenceAtOnce = 20;

// A step of `details`, which have what the request says beside its day and why.
template <class Request>
absl::StatusOr<v1::Recommendation> AnswerRecommendationMove(const Ports& ports,
                                                            const rpc::CallContext& call,
                                                            const Request& request,
                                                            RecommendationMoveDetails details,
                                                            Faults faults) {
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  details.reason = request.reason();
  const auto move = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                        const RecommendationPrinter& print) {
    return MoveRecommendation(ports.recommendations, context, path, asked, details, on, print);
  };
  return PartCall<Recommendation>(ports.recommendations, call)
      .Move(request, std::move(faults), move);
}

// One with which management says what it makes of the recommendation.
template <class Request>
absl::StatusOr<v1::Recommendation> AnswerResponse(const Ports& ports, const rpc::CallContext& call,
                                                  const Request& request, RecommendationMove move) {
  RecommendationMoveDetails details;
  details.move = move;
  details.management_response = request.management_response();
  return AnswerRecommendationMove(ports, call, request, std::move(details), {});
}

}  // namespace

absl::StatusOr<v1::Recommendation> RecommendationHandlers::GetRecommendation(
    const rpc::CallContext& call, const v1::GetRecommendationRequest& request) const {
  return PartCall<Recommendation>(ports_.recommendations, call,
                                  {.for_viewer = !handler::SeesSensitive(call)})
      .Get(request);
}

absl::StatusOr<v1::ListRecommendationsResponse> RecommendationHandlers::ListRecommendations(
    const rpc::CallContext& call, const v1::ListRecommendationsRequest& request) const {
  using Response = v1::ListRecommendationsResponse;
  Faults faults;
  PartFilter<Recommendation> filter;
  filter.state = api::ReadOptionalEnum<RecommendationState>(request.state(), "state", faults);
  return PartCall<Recommendation>(ports_.recommendations, call,
                                  {.for_viewer = !handler::SeesSensitive(call)})
      .List<Response>(kSourceReportName, request, &Response::add_recommendations, filter,
                      std::move(faults));
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::CreateRecommendation(
    const rpc::CallContext& call, const v1::CreateRecommendationRequest& request) const {
  std::optional<absl::CivilDay> raised_on;
  if (const auto day = ParseDate(request.recommendation().raised_on()); day.ok()) raised_on = *day;
  const auto create = [&](const RequestContext& context, absl::string_view report,
                          const Recommendation& one, WriteMode mode,
                          const RecommendationPrinter& print) {
    return governance::CreateRecommendation(ports_.recommendations, context, report, one, raised_on,
                                            mode, print);
  };
  return PartCall<Recommendation>(ports_.recommendations, call)
      .Create(kSourceReportName, request, request.recommendation_id(), request.recommendation(),
              create);
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::UpdateRecommendation(
    const rpc::CallContext& call, const v1::UpdateRecommendationRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const auto update = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          MergePart<Recommendation> merge, const RecommendationPrinter& print) {
    return RewriteRecommendation(ports_.recommendations, context, path, asked, on, merge, print);
  };
  return PartCall<Recommendation>(ports_.recommendations, call)
      .Update(request, request.recommendation(), update, std::move(faults));
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::AcceptRecommendation(
    const rpc::CallContext& call, const v1::AcceptRecommendationRequest& request) const {
  return AnswerResponse(ports_, call, request, RecommendationMove::kAccept);
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::AcceptRecommendationPartly(
    const rpc::CallContext& call, const v1::AcceptRecommendationPartlyRequest& request) const {
  return AnswerResponse(ports_, call, request, RecommendationMove::kAcceptPartly);
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::RejectRecommendation(
    const rpc::CallContext& call, const v1::RejectRecommendationRequest& request) const {
  return AnswerResponse(ports_, call, request, RecommendationMove::kReject);
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::OpenRecommendation(
    const rpc::CallContext& call, const v1::OpenRecommendationRequest& request) const {
  RecommendationMoveDetails details;
  details.move = RecommendationMove::kOpen;
  return AnswerRecommendationMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::ImplementRecommendation(
    const rpc::CallContext& call, const v1::ImplementRecommendationRequest& request) const {
  Faults faults;
  RecommendationMoveDetails details;
  details.move = RecommendationMove::kImplement;
  if (request.evidence_size() > kMostEvidenceAtOnce) {
    faults.Add("TOO_MANY", "evidence", "must be at most 20 at once");
  }
  details.evidence = ReadEvidence(request.evidence());
  return AnswerRecommendationMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::VerifyRecommendation(
    const rpc::CallContext& call, const v1::VerifyRecommendationRequest& request) const {
  Faults faults;
  RecommendationMoveDetails details;
  details.move = RecommendationMove::kVerify;
  details.verified_by = request.verified_by();
  details.verified_as =
      api::ReadOptionalEnum<VerifierKind>(request.verified_as(), "verified_as", faults);
  return AnswerRecommendationMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::ReturnRecommendation(
    const rpc::CallContext& call, const v1::ReturnRecommendationRequest& request) const {
  RecommendationMoveDetails details;
  details.move = RecommendationMove::kReturn;
  return AnswerRecommendationMove(ports_, call, request, std::move(details), {});
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::SupersedeRecommendation(
    const rpc::CallContext& call, const v1::SupersedeRecommendationRequest& request) const {
  Faults faults;
  RecommendationMoveDetails details;
  details.move = RecommendationMove::kSupersede;
  details.superseded_by = ReadOptionalName(kRecommendationName, call.force, request.superseded_by(),
                                           "superseded_by", "RECOMMENDATION_NOT_OF_FORCE", faults);
  return AnswerRecommendationMove(ports_, call, request, std::move(details), std::move(faults));
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::ReviseRecommendationDue(
    const rpc::CallContext& call, const v1::ReviseRecommendationDueRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const RecommendationDueRevision revision{fields::ReadDate(request.due(), "due", faults),
                                           request.reason(), request.approved_by()};
  const auto revise = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const RecommendationPrinter& print) {
    return governance::ReviseRecommendationDue(ports_.recommendations, context, path, asked,
                                               revision, on, print);
  };
  return PartCall<Recommendation>(ports_.recommendations, call)
      .Move(request, std::move(faults), revise);
}

absl::StatusOr<v1::Recommendation> RecommendationHandlers::MirrorRecommendationExternalState(
    const rpc::CallContext& call,
    const v1::MirrorRecommendationExternalStateRequest& request) const {
  Faults faults;
  const auto on = fields::ReadOptionalDate(request.on(), "on", faults);
  const auto state =
      api::ReadEnum<ExternalState>(request.external_state(), "external_state", faults);
  const auto mirror = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                          const RecommendationPrinter& print) {
    return MirrorExternalState(ports_.recommendations, context, path, asked, state, on, print);
  };
  return PartCall<Recommendation>(ports_.recommendations, call)
      .Move(request, std::move(faults), mirror);
}

}  // namespace copperplate::governance
