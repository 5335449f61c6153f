// Risks and their register, for tests.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/risk_assessment_service.grpc.pb.h"
#include "copperplate/governance/v1/risk_register_service.grpc.pb.h"
#include "copperplate/governance/v1/risk_service.grpc.pb.h"
#include "services/governance/transport/testing/service_test.h"

namespace copperplate::governance {

class RiskTest : public ServiceTest {
 protected:
  using Stub = v1::RiskService::Stub;
  using Registers = v1::RiskRegisterService::Stub;

  // Proposed on 4 January 2018, of the Head of Custody.
  static v1::Risk Asked(const std::string& reference = "R7");
  // `forces/essex/risks/<id>`
  static std::string NameOf(const std::string& id);
  static v1::RiskAssessment Assessment(const std::string& as_of, int likelihood, int impact);

  absl::StatusOr<v1::Risk> Create(const std::string& id, const v1::Risk& asked,
                                  const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Risk> Get(const std::string& id, const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::Risk> Update(const v1::Risk& patch, const std::vector<std::string>& mask,
                                  const std::string& on = "");
  // A step of the risk on a day.
  template <class Request>
  absl::StatusOr<v1::Risk> Step(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             v1::Risk*),
                                const std::string& id, const std::string& on, Request request = {},
                                const Caller& caller = Publisher("essex")) {
    request.set_name(NameOf(id));
    request.set_on(on);
    return Call(*risks_, method, request, caller);
  }
  // Open since 16 January 2018.
  void AddOpen(const std::string& id, const v1::Risk& asked);
  absl::StatusOr<v1::RiskAssessment> Assess(const std::string& risk, const std::string& id,
                                            const v1::RiskAssessment& assessment,
                                            const Caller& caller = Analyst("essex"));
  absl::StatusOr<v1::RiskRegister> Register(const std::string& as_of,
                                            v1::GetRiskRegisterRequest request = {},
                                            const Caller& caller = Analyst("essex"));
  // Presented at the meeting `day-<day>` of BCB.
  absl::StatusOr<v1::RiskRegisterSnapshot> Freeze(const std::string& id, const std::string& as_of,
                                                  const std::string& day,
                                                  const Caller& caller = Publisher("essex"));
  absl::StatusOr<v1::RiskRegisterSnapshot> GetSnapshot(const std::string& id,
                                                       const Caller& caller = Analyst("essex"));

  // The body BCB with a meeting that is planned, `day-2018-05-10`.
  void AddBody();
  void AddMeeting(const std::string& day);
  // An office of the force, as its id says.
  void AddOffice(const std::string& id);

  std::unique_ptr<Stub> risks_ = v1::RiskService::NewStub(channel());
  std::unique_ptr<v1::RiskAssessmentService::Stub> assessments_ =
      v1::RiskAssessmentService::NewStub(channel());
  std::unique_ptr<Registers> registers_ = v1::RiskRegisterService::NewStub(channel());
};

}  // namespace copperplate::governance
