#pragma once

#include <google/protobuf/empty.pb.h>

#include "absl/status/statusor.h"
#include "copperplate/volunteers/v1/privacy_service.pb.h"
#include "libs/rpc/call_context.h"
#include "libs/time/clock.h"
#include "services/volunteers/app/ports/ports.h"
#include "services/volunteers/transport/part_mapping.h"

namespace copperplate::volunteers {

// The methods of PrivacyService. Thread-safe.
class PrivacyHandlers {
 public:
  // What `ports` refers to, and `clock`, outlive it.
  PrivacyHandlers(const Ports& ports, const Clock& clock) : ports_(ports), clock_(clock) {}

  absl::StatusOr<v1::RetentionRule> GetRetentionRule(
      const rpc::CallContext& call, const v1::GetRetentionRuleRequest& request) const;
  absl::StatusOr<v1::ListRetentionRulesResponse> ListRetentionRules(
      const rpc::CallContext& call, const v1::ListRetentionRulesRequest& request) const;
  absl::StatusOr<v1::RetentionRule> CreateRetentionRule(
      const rpc::CallContext& call, const v1::CreateRetentionRuleRequest& request) const;
  absl::StatusOr<v1::RetentionRule> UpdateRetentionRule(
      const rpc::CallContext& call, const v1::UpdateRetentionRuleRequest& request) const;
  absl::StatusOr<google::protobuf::Empty> DeleteRetentionRule(
      const rpc::CallContext& call, const v1::DeleteRetentionRuleRequest& request) const;
  absl::StatusOr<v1::LegalHold> GetLegalHold(const rpc::CallContext& call,
                                             const v1::GetLegalHoldRequest& request) const;
  absl::StatusOr<v1::ListLegalHoldsResponse> ListLegalHolds(
      const rpc::CallContext& call, const v1::ListLegalHoldsRequest& request) const;
  absl::StatusOr<v1::LegalHold> CreateLegalHold(const rpc::CallContext& call,
                                                const v1::CreateLegalHoldRequest& request) const;
  absl::StatusOr<v1::LegalHold> UpdateLegalHold(const rpc::CallContext& call,
                                                const v1::UpdateLegalHoldRequest& request) const;
  absl::StatusOr<v1::LegalHold> ReleaseLegalHold(const rpc::CallContext& call,
                                                 const v1::ReleaseLegalHoldRequest& request) const;
  absl::StatusOr<v1::Volunteer> AnonymiseVolunteer(
      const rpc::CallContext& call, const v1::AnonymiseVolunteerRequest& request) const;
  absl::StatusOr<v1::ListRetentionDueResponse> ListRetentionDue(
      const rpc::CallContext& call, const v1::ListRetentionDueRequest& request) const;

 private:
  PartCall<LegalHold> HoldCall(const rpc::CallContext& call) const;

  const Ports ports_;
  const Clock& clock_;
};

}  // namespace copperplate::volunteers
