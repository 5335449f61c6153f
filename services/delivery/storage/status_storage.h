#pragma once

#include <utility>

#include "absl/status/statusor.h"
#include "libs/change_postgres/run_change.h"
#include "services/delivery/app/ports/plan_link_image.h"
#include "services/delivery/app/ports/status_repository.h"

namespace copperplate::delivery {

class StatusStorage final : public StatusRepository {
 public:
  StatusStorage(const change_postgres::ChangeParts& parts, PlanLinkImage link_image)
      : parts_(parts), link_image_(std::move(link_image)) {}

  absl::StatusOr<StatusRecord> Get(const RequestContext& context, const PartPath& path,
                                   bool sensitive) override;
  absl::StatusOr<Page<StatusRecord>> List(const RequestContext& context,
                                          const StatusQuery& query) override;
  absl::StatusOr<Changed<StatusRecord>> Report(const RequestContext& context,
                                               const StatusReport& report) override;

 private:
  const change_postgres::ChangeParts parts_;
  const PlanLinkImage link_image_;
};

}  // namespace copperplate::delivery
