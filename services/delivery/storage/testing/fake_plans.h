#pragma once

#include "services/delivery/app/ports/plan_repository.h"
#include "services/delivery/storage/testing/fake_plan.h"

namespace copperplate::delivery {

class FakePlans final : public PlanRepository {
 public:
  explicit FakePlans(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<PlanRecord> Get(const RequestContext& context, absl::string_view id,
                                 bool sensitive) override;
  absl::StatusOr<Page<PlanRecord>> List(const RequestContext& context,
                                        const PlanQuery& query) override;
  absl::StatusOr<Changed<PlanRecord>> Change(const RequestContext& context,
                                             const PlanChange& change) override;

 private:
  FakePlanBook& book_;
};

}  // namespace copperplate::delivery
