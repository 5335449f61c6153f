#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change_postgres/run_change.h"
#include "libs/postgres/session.h"
#include "services/governance/app/ports/forward_plan_register.h"

namespace copperplate::governance {

// What is told as known at the instant, whatever `query` says of that.
absl::StatusOr<ForwardPlanAt> ReadForwardPlan(postgres::Session& session, const std::string& force,
                                              const ForwardPlanQuery& query, absl::Time known_at);

// The register on PostgreSQL.
class ForwardPlanRegisterStorage final : public ForwardPlanRegister {
 public:
  // What `parts` refers to outlives it.
  explicit ForwardPlanRegisterStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<ForwardPlanAt> Read(const RequestContext& context,
                                     const ForwardPlanQuery& query) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::governance
