#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/activity_repository.h"

namespace copperplate::delivery {

class ActivityStorage final : public ActivityRepository {
 public:
  explicit ActivityStorage(const change_postgres::ChangeParts& parts) : parts_(parts) {}

  absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> LeadsBelow(const RequestContext& context,
                                                                     const PartPath& above,
                                                                     bool sensitive) override;
  absl::StatusOr<Changed<LedActivity>> Create(const RequestContext& context,
                                              const ActivityCreation& creation) override;

 private:
  const change_postgres::ChangeParts parts_;
};

}  // namespace copperplate::delivery
