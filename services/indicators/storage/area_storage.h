#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/api/uuid.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/app/ports/data_revision.h"

namespace copperplate::indicators {

class AreaStorage final : public AreaRepository {
 public:
  AreaStorage(postgres::Pool& pool, api::UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<AreaRecord> Get(const RequestContext& context, absl::string_view id,
                                 std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<AreaRecord>> List(const RequestContext& context, absl::string_view after,
                                        std::optional<absl::Time> known_at, int limit) override;
  absl::StatusOr<Changed<AreaRecord>> Change(const RequestContext& context,
                                             const AreaChange& change) override;

 private:
  postgres::Pool& pool_;
  api::UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
