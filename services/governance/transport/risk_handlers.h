// The methods of RiskService, RiskAssessmentService and RiskRegisterService: each reads its
// request, calls the use case, and writes the reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/risk_assessment_service.pb.h"
#include "copperplate/governance/v1/risk_register_service.pb.h"
#include "copperplate/governance/v1/risk_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class RiskHandlers {
 public:
  explicit RiskHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::Risk> GetRisk(const rpc::CallContext& call,
                                   const v1::GetRiskRequest& request) const;
  absl::StatusOr<v1::ListRisksResponse> ListRisks(const rpc::CallContext& call,
                                                  const v1::ListRisksRequest& request) const;
  absl::StatusOr<v1::Risk> CreateRisk(const rpc::CallContext& call,
                                      const v1::CreateRiskRequest& request) const;
  absl::StatusOr<v1::Risk> UpdateRisk(const rpc::CallContext& call,
                                      const v1::UpdateRiskRequest& request) const;
  absl::StatusOr<v1::Risk> OpenRisk(const rpc::CallContext& call,
                                    const v1::OpenRiskRequest& request) const;
  absl::StatusOr<v1::Risk> CloseRisk(const rpc::CallContext& call,
                                     const v1::CloseRiskRequest& request) const;
  absl::StatusOr<v1::Risk> ReopenRisk(const rpc::CallContext& call,
                                      const v1::ReopenRiskRequest& request) const;

 private:
  const Ports ports_;
};

// Thread-safe, as the ports are.
class RiskAssessmentHandlers {
 public:
  explicit RiskAssessmentHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::RiskAssessment> GetRiskAssessment(
      const rpc::CallContext& call, const v1::GetRiskAssessmentRequest& request) const;
  absl::StatusOr<v1::ListRiskAssessmentsResponse> ListRiskAssessments(
      const rpc::CallContext& call, const v1::ListRiskAssessmentsRequest& request) const;
  absl::StatusOr<v1::RiskAssessment> CreateRiskAssessment(
      const rpc::CallContext& call, const v1::CreateRiskAssessmentRequest& request) const;

 private:
  const Ports ports_;
};

// Thread-safe, as the ports are. `clock` outlives it.
class RiskRegisterHandlers {
 public:
  RiskRegisterHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::RiskRegister> GetRiskRegister(const rpc::CallContext& call,
                                                   const v1::GetRiskRegisterRequest& request) const;
  absl::StatusOr<v1::RiskRegisterSnapshot> GetRiskRegisterSnapshot(
      const rpc::CallContext& call, const v1::GetRiskRegisterSnapshotRequest& request) const;
  absl::StatusOr<v1::ListRiskRegisterSnapshotsResponse> ListRiskRegisterSnapshots(
      const rpc::CallContext& call, const v1::ListRiskRegisterSnapshotsRequest& request) const;
  absl::StatusOr<v1::RiskRegisterSnapshot> CreateRiskRegisterSnapshot(
      const rpc::CallContext& call, const v1::CreateRiskRegisterSnapshotRequest& request) const;

 private:
  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::governance
