// The methods of DecisionNoticeService: each reads its request, calls the use case, and writes the
// reply.
#pragma once

#include "absl/status/statusor.h"
#include "copperplate/governance/v1/decision_notice_service.pb.h"
#include "libs/rpc/call_context.h"
#include "services/governance/app/ports/ports.h"

namespace copperplate::governance {

// Thread-safe, as the ports are.
class DecisionNoticeHandlers {
 public:
  explicit DecisionNoticeHandlers(const Ports& ports) : ports_(ports) {}

  absl::StatusOr<v1::DecisionNotice> GetDecisionNotice(
      const rpc::CallContext& call, const v1::GetDecisionNoticeRequest& request) const;
  absl::StatusOr<v1::ListDecisionNoticesResponse> ListDecisionNotices(
      const rpc::CallContext& call, const v1::ListDecisionNoticesRequest& request) const;
  absl::StatusOr<v1::DecisionNotice> CreateDecisionNotice(
      const rpc::CallContext& call, const v1::CreateDecisionNoticeRequest& request) const;
  absl::StatusOr<v1::DecisionNotice> UpdateDecisionNotice(
      const rpc::CallContext& call, const v1::UpdateDecisionNoticeRequest& request) const;
  absl::StatusOr<v1::DecisionNotice> AgreeDecisionNotice(
      const rpc::CallContext& call, const v1::AgreeDecisionNoticeRequest& request) const;
  absl::StatusOr<v1::DecisionNotice> SignDecisionNotice(
      const rpc::CallContext& call, const v1::SignDecisionNoticeRequest& request) const;
  absl::StatusOr<v1::DecisionNotice> PublishDecisionNotice(
      const rpc::CallContext& call, const v1::PublishDecisionNoticeRequest& request) const;
  absl::StatusOr<v1::DecisionNotice> WithdrawDecisionNotice(
      const rpc::CallContext& call, const v1::WithdrawDecisionNoticeRequest& request) const;

 private:
  const Ports ports_;
};

}  // namespace copperplate::governance
