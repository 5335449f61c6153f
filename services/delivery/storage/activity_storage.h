#pragma once

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/activity_repository.h"
#include "services/delivery/app/ports/plan_link_image.h"

namespace copperplate::delivery {

class ActivityStorage final : public ActivityRepository {
 public:
  ActivityStorage(const change_postgres::ChangeParts& parts, PlanLinkImage link_image)
      : parts_(parts), link_image_(std::move(link_image)) {}

  absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> LeadsBelow(const RequestContext& context,
                                                                     const PartPath& above,
                                                                     bool sensitive) override;
  absl::StatusOr<Changed<LedActivity>> Create(const RequestContext& context,
                                              const ActivityCreation& creation) override;

 private:
  const change_postgres::ChangeParts parts_;
  const PlanLinkImage link_image_;
};

}  // namespace copperplate::delivery
