#pragma once

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/engagement_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// The methods of EngagementService. Thread-safe.
class EngagementHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  EngagementHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::Engagement> GetEngagement(const rpc::CallContext& call,
                                               const v1::GetEngagementRequest& request) const;
  absl::StatusOr<v1::ListEngagementsResponse> ListEngagements(
      const rpc::CallContext& call, const v1::ListEngagementsRequest& request) const;
  absl::StatusOr<v1::Engagement> CreateEngagement(const rpc::CallContext& call,
                                                  const v1::CreateEngagementRequest& request) const;
  absl::StatusOr<v1::Engagement> UpdateEngagement(const rpc::CallContext& call,
                                                  const v1::UpdateEngagementRequest& request) const;
  absl::StatusOr<v1::Engagement> MoveEngagement(const rpc::CallContext& call,
                                                const v1::MoveEngagementRequest& request) const;
  absl::StatusOr<v1::Engagement> TransferEngagement(
      const rpc::CallContext& call, const v1::TransferEngagementRequest& request) const;
  absl::StatusOr<v1::Engagement> CorrectEngagement(
      const rpc::CallContext& call, const v1::CorrectEngagementRequest& request) const;
  absl::StatusOr<v1::Supervision> GetSupervision(const rpc::CallContext& call,
                                                 const v1::GetSupervisionRequest& request) const;
  absl::StatusOr<v1::ListSupervisionsResponse> ListSupervisions(
      const rpc::CallContext& call, const v1::ListSupervisionsRequest& request) const;
  absl::StatusOr<v1::Supervision> CreateSupervision(
      const rpc::CallContext& call, const v1::CreateSupervisionRequest& request) const;
  absl::StatusOr<v1::Supervision> UpdateSupervision(
      const rpc::CallContext& call, const v1::UpdateSupervisionRequest& request) const;
  absl::StatusOr<v1::Consent> GetConsent(const rpc::CallContext& call,
                                         const v1::GetConsentRequest& request) const;
  absl::StatusOr<v1::ListConsentsResponse> ListConsents(
      const rpc::CallContext& call, const v1::ListConsentsRequest& request) const;
  absl::StatusOr<v1::Consent> CreateConsent(const rpc::CallContext& call,
                                            const v1::CreateConsentRequest& request) const;
  absl::StatusOr<v1::Consent> UpdateConsent(const rpc::CallContext& call,
                                            const v1::UpdateConsentRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
