// Imports of plans in memory.
#pragma once

#include "services/delivery/app/ports/plan_import_repository.h"
#include "services/delivery/storage/testing/fake_plan.h"

namespace copperplate::delivery {

class FakePlanImports final : public PlanImportRepository {
 public:
  explicit FakePlanImports(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<PlanImportRecord> Apply(const RequestContext& context,
                                         const PlanImportChange& change) override;

 private:
  FakePlanBook& book_;
};

}  // namespace copperplate::delivery
