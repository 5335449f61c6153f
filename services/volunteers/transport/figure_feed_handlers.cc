#include "services/volunteers/transport/figure_feed_handlers.h"

#include "libs/fields/civil.h"
#include "libs/fields/id.h"
#include "libs/handler/context.h"
#include "libs/status/faults.h"
#include "libs/status/status_macros.h"
#include "libs/text/slug.h"
#include "libs/time/civil.h"
#include "services/volunteers/app/publish_figures.h"
#include "services/volunteers/transport/figure_mapping_mapping.h"
#include "services/volunteers/transport/figure_publication_mapping.h"

namespace copperplate::volunteers {
namespace {

// Its batch in the indicators service has a prefix, and an id of at most 63 characters.
constexpr size_t kLongestPublicationId = 48;

}  // namespace

absl::StatusOr<v1::FigureMapping> FigureFeedHandlers::GetFigureMapping(
    const rpc::CallContext& call, const v1::GetFigureMappingRequest& request) const {
  return PartCall<FigureMapping>(ports_.figure_mappings, call).Get(request);
}

absl::StatusOr<v1::ListFigureMappingsResponse> FigureFeedHandlers::ListFigureMappings(
    const rpc::CallContext& call, const v1::ListFigureMappingsRequest& request) const {
  using Response = v1::ListFigureMappingsResponse;
  return PartCall<FigureMapping>(ports_.figure_mappings, call)
      .List<Response>(kForceName, request, &Response::add_figure_mappings);
}

absl::StatusOr<v1::FigureMapping> FigureFeedHandlers::CreateFigureMapping(
    const rpc::CallContext& call, const v1::CreateFigureMappingRequest& request) const {
  return PartCall<FigureMapping>(ports_.figure_mappings, call)
      .Create(kForceName, request, request.figure_mapping_id(), request.figure_mapping());
}

absl::StatusOr<v1::FigureMapping> FigureFeedHandlers::UpdateFigureMapping(
    const rpc::CallContext& call, const v1::UpdateFigureMappingRequest& request) const {
  return PartCall<FigureMapping>(ports_.figure_mappings, call)
      .Update(request, request.figure_mapping());
}

absl::StatusOr<google::protobuf::Empty> FigureFeedHandlers::DeleteFigureMapping(
    const rpc::CallContext& call, const v1::DeleteFigureMappingRequest& request) const {
  return PartCall<FigureMapping>(ports_.figure_mappings, call).Delete(request);
}

absl::StatusOr<v1::FigurePublication> FigureFeedHandlers::PublishVolunteerFigures(
    const rpc::CallContext& call, const v1::PublishVolunteerFiguresRequest& request) const {
  Faults faults;
  const absl::CivilMonth month =
      MonthFromNumber(fields::ReadMonth(request.month(), "month", faults));
  const absl::CivilDay today = LondonDay(clock_.Now());
  if (faults.empty()) CheckMonthOver(month, today, faults);
  const std::string& id = request.figure_publication_id();
  fields::CheckId(id, "figure_publication_id", faults);
  if (IsResourceId(id) && id.size() > kLongestPublicationId) {
    faults.Add("ID_INVALID", "figure_publication_id", "has at most 48 characters");
  }
  ABSL_RETURN_IF_ERROR(faults.ToStatus());
  const FeedPorts feed{ports_.engagement_register, ports_.figure_mappings,
                       ports_.figure_publications};
  const auto publish = [&](const RequestContext& context, absl::string_view,
                           const FigurePublication& publication, WriteMode mode,
                           const Printer<PartRecord<FigurePublication>>& print) {
    return PublishFigures(feed, context, publication.id, month, mode, print);
  };
  return PartCall<FigurePublication>(ports_.figure_publications, call)
      .Create(kForceName, request, id, v1::FigurePublication(), publish);
}

absl::StatusOr<v1::FigurePublication> FigureFeedHandlers::GetFigurePublication(
    const rpc::CallContext& call, const v1::GetFigurePublicationRequest& request) const {
  return PartCall<FigurePublication>(ports_.figure_publications, call).Get(request);
}

absl::StatusOr<v1::ListFigurePublicationsResponse> FigureFeedHandlers::ListFigurePublications(
    const rpc::CallContext& call, const v1::ListFigurePublicationsRequest& request) const {
  using Response = v1::ListFigurePublicationsResponse;
  return PartCall<FigurePublication>(ports_.figure_publications, call)
      .List<Response>(kForceName, request, &Response::add_figure_publications);
}

absl::StatusOr<v1::FigurePublication> FigureFeedHandlers::RetryFigurePublication(
    const rpc::CallContext& call, const v1::RetryFigurePublicationRequest& request) const {
  const auto retry = [&](const RequestContext& context, const PartPath& path, const Asked& asked,
                         const Printer<PartRecord<FigurePublication>>& print) {
    return RetryPublication(ports_.figure_publications, context, path, clock_.Now(), asked, print);
  };
  return PartCall<FigurePublication>(ports_.figure_publications, call).Move(request, {}, retry);
}

}  // namespace copperplate::volunteers
