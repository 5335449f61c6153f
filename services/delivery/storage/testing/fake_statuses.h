// Reports of activities, and activities with their leads, in memory.
#pragma once

#include <vector>

#include "services/delivery/app/ports/activity_repository.h"
#include "services/delivery/app/ports/status_repository.h"
#include "services/delivery/storage/testing/fake_plan.h"

namespace copperplate::delivery {

class FakeStatuses final : public StatusRepository {
 public:
  explicit FakeStatuses(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<StatusRecord> Get(const RequestContext& context, const PartPath& path,
                                   bool sensitive) override;
  absl::StatusOr<Page<StatusRecord>> List(const RequestContext& context,
                                          const StatusQuery& query) override;
  absl::StatusOr<Changed<StatusRecord>> Report(const RequestContext& context,
                                               const StatusReport& report) override;

 private:
  FakePlanBook& book_;
};

class FakeLedActivities final : public ActivityRepository {
 public:
  explicit FakeLedActivities(FakePlanBook& book) : book_(book) {}
  absl::StatusOr<std::vector<PartRecord<LeadAssignment>>> LeadsBelow(const RequestContext& context,
                                                                     const PartPath& above,
                                                                     bool sensitive) override;
  absl::StatusOr<Changed<LedActivity>> Create(const RequestContext& context,
                                              const ActivityCreation& creation) override;

 private:
  FakePlanBook& book_;
};

}  // namespace copperplate::delivery
