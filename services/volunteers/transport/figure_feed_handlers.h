// The methods of FigureFeedService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/figure_feed_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"

namespace copperplate::volunteers {

// Thread-safe, as the ports are.
class FigureFeedHandlers {
 public:
  // `clock` outlives it.
  FigureFeedHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::FigureMapping> GetFigureMapping(
      const rpc::CallContext& call, const v1::GetFigureMappingRequest& request) const;
  absl::StatusOr<v1::ListFigureMappingsResponse> ListFigureMappings(
      const rpc::CallContext& call, const v1::ListFigureMappingsRequest& request) const;
  absl::StatusOr<v1::FigureMapping> CreateFigureMapping(
      const rpc::CallContext& call, const v1::CreateFigureMappingRequest& request) const;
  absl::StatusOr<v1::FigureMapping> UpdateFigureMapping(
      const rpc::CallContext& call, const v1::UpdateFigureMappingRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteFigureMapping(
      const rpc::CallContext& call, const v1::DeleteFigureMappingRequest& request) const;
  absl::StatusOr<v1::FigurePublication> PublishVolunteerFigures(
      const rpc::CallContext& call, const v1::PublishVolunteerFiguresRequest& request) const;
  absl::StatusOr<v1::FigurePublication> GetFigurePublication(
      const rpc::CallContext& call, const v1::GetFigurePublicationRequest& request) const;
  absl::StatusOr<v1::ListFigurePublicationsResponse> ListFigurePublications(
      const rpc::CallContext& call, const v1::ListFigurePublicationsRequest& request) const;
  absl::StatusOr<v1::FigurePublication> RetryFigurePublication(
      const rpc::CallContext& call, const v1::RetryFigurePublicationRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
