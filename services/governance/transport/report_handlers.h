// The methods of SourceReportService, RecommendationService and RecommendationLogService: each
// reads its request, calls the use case, and writes the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/recommendation_log_service.pb.h"
#include "copperplate/governance/v1/recommendation_service.pb.h"
#include "copperplate/governance/v1/source_report_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class SourceReportHandlers {
 public:
  explicit SourceReportHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::SourceReport> GetSourceReport(const rpc::CallContext& call,
                                                   const v1::GetSourceReportRequest& request) const;
  absl::StatusOr<v1::ListSourceReportsResponse> ListSourceReports(
      const rpc::CallContext& call, const v1::ListSourceReportsRequest& request) const;
  absl::StatusOr<v1::SourceReport> CreateSourceReport(
      const rpc::CallContext& call, const v1::CreateSourceReportRequest& request) const;
  absl::StatusOr<v1::SourceReport> UpdateSourceReport(
      const rpc::CallContext& call, const v1::UpdateSourceReportRequest& request) const;

 private:
  const Ports ports_;
};

// Thread-safe, as the ports are.
class RecommendationHandlers {
 public:
  explicit RecommendationHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Recommendation> GetRecommendation(
      const rpc::CallContext& call, const v1::GetRecommendationRequest& request) const;
  absl::StatusOr<v1::ListRecommendationsResponse> ListRecommendations(
      const rpc::CallContext& call, const v1::ListRecommendationsRequest& request) const;
  absl::StatusOr<v1::Recommendation> CreateRecommendation(
      const rpc::CallContext& call, const v1::CreateRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> UpdateRecommendation(
      const rpc::CallContext& call, const v1::UpdateRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> AcceptRecommendation(
      const rpc::CallContext& call, const v1::AcceptRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> AcceptRecommendationPartly(
      const rpc::CallContext& call, const v1::AcceptRecommendationPartlyRequest& request) const;
  absl::StatusOr<v1::Recommendation> RejectRecommendation(
      const rpc::CallContext& call, const v1::RejectRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> OpenRecommendation(
      const rpc::CallContext& call, const v1::OpenRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> ImplementRecommendation(
      const rpc::CallContext& call, const v1::ImplementRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> VerifyRecommendation(
      const rpc::CallContext& call, const v1::VerifyRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> ReturnRecommendation(
      const rpc::CallContext& call, const v1::ReturnRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> SupersedeRecommendation(
      const rpc::CallContext& call, const v1::SupersedeRecommendationRequest& request) const;
  absl::StatusOr<v1::Recommendation> ReviseRecommendationDue(
      const rpc::CallContext& call, const v1::ReviseRecommendationDueRequest& request) const;
  absl::StatusOr<v1::Recommendation> MirrorRecommendationExternalState(
      const rpc::CallContext& call,
      const v1::MirrorRecommendationExternalStateRequest& request) const;

 private:
  const Ports ports_;
};

// Thread-safe, as the ports are. `clock` outlives it.
class RecommendationLogHandlers {
 public:
  RecommendationLogHandlers(const Ports& ports, const Clock& clock)
      : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::RecommendationLog> GetRecommendationLog(
      const rpc::CallContext& call, const v1::GetRecommendationLogRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
