#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/api/uuid.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/indicator_repository.h"

namespace copperplate::indicators {

class IndicatorStorage final : public IndicatorRepository {
 public:
  IndicatorStorage(postgres::Pool& pool, api::UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<IndicatorRecord> Get(const RequestContext& context, absl::string_view id,
                                      std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<IndicatorRecord>> List(const RequestContext& context,
                                             const IndicatorQuery& query) override;
  absl::StatusOr<Changed<IndicatorRecord>> Change(const RequestContext& context,
                                                  const IndicatorChange& change) override;

 private:
  postgres::Pool& pool_;
  api::UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
