#pragma once

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/plan_import_repository.h"

namespace copperplate::delivery {

class PlanImportStorage final : public PlanImportRepository {
 public:
  explicit PlanImportStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<PlanImportRecord> Apply(const RequestContext& context,
                                         const PlanImportChange& change) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery
