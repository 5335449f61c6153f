#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/plan_repository.h"

namespace copperplate::delivery {

class PlanStorage final : public PlanRepository {
 public:
  explicit PlanStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<PlanRecord> Get(const RequestContext& context, absl::string_view id,
                                 bool sensitive) override;
  absl::StatusOr<Page<PlanRecord>> List(const RequestContext& context,
                                        const PlanQuery& query) override;
  absl::StatusOr<Changed<PlanRecord>> Change(const RequestContext& context,
                                             const PlanChange& change) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery
