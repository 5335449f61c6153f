#pragma once

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "copperplate/delivery/v1/iteration_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/delivery/app/ports/iteration_repository.h"

namespace copperplate::delivery {

// The methods of IterationService. Thread-safe.
class IterationHandlers {
 public:
  // Both outlive it.
  IterationHandlers(IterationRepository& iterations, const Clock& clock)
      : iterations_(iterations), clock_(clock) {}

  absl::StatusOr<v1::Iteration> GetIteration(const rpc::CallContext& call,
                                             const v1::GetIterationRequest& request) const;
  absl::StatusOr<v1::ListIterationsResponse> ListIterations(
      const rpc::CallContext& call, const v1::ListIterationsRequest& request) const;
  absl::StatusOr<v1::Iteration> CreateIteration(const rpc::CallContext& call,
                                                const v1::CreateIterationRequest& request) const;
  absl::StatusOr<v1::Iteration> UpdateIteration(const rpc::CallContext& call,
                                                const v1::UpdateIterationRequest& request) const;
  absl::StatusOr<v1::Iteration> FreezeIteration(const rpc::CallContext& call,
                                                const v1::FreezeIterationRequest& request) const;
  absl::StatusOr<v1::Iteration> UnfreezeIteration(
      const rpc::CallContext& call, const v1::UnfreezeIterationRequest& request) const;
  absl::StatusOr<v1::Iteration> PublishIteration(const rpc::CallContext& call,
                                                 const v1::PublishIterationRequest& request) const;
  absl::StatusOr<v1::Iteration> WithdrawIteration(
      const rpc::CallContext& call, const v1::WithdrawIterationRequest& request) const;
  absl::StatusOr<v1::GetIterationContentResponse> GetIterationContent(
      const rpc::CallContext& call, const v1::GetIterationContentRequest& request) const;
  absl::StatusOr<v1::Publication> GetPublication(const rpc::CallContext& call,
                                                 const v1::GetPublicationRequest& request) const;
  absl::StatusOr<v1::ListPublicationsResponse> ListPublications(
      const rpc::CallContext& call, const v1::ListPublicationsRequest& request) const;
  absl::StatusOr<v1::Publication> CreatePublication(
      const rpc::CallContext& call, const v1::CreatePublicationRequest& request) const;

 private:
  IterationRepository& iterations_;
  const Clock& clock_;
};

}  // namespace copperplate::delivery
