#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "libs/api/uuid.h"
#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/data_revision.h"
#include "services/indicators/app/ports/population_repository.h"

namespace copperplate::indicators {

class PopulationStorage final : public PopulationRepository {
 public:
  PopulationStorage(postgres::Pool& pool, api::UuidGenerator& uuids, DataRevisions& revisions)
      : pool_(pool), uuids_(uuids), revisions_(revisions) {}

  absl::StatusOr<PopulationRecord> Get(const RequestContext& context, const PopulationPosition& key,
                                       std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<PopulationRecord>> List(const RequestContext& context,
                                              const std::optional<PopulationPosition>& after,
                                              std::optional<absl::Time> known_at,
                                              int limit) override;
  absl::StatusOr<Changed<PopulationRecord>> Record(const RequestContext& context,
                                                   const Population& population, WriteMode mode,
                                                   const Printer<PopulationRecord>& print) override;

 private:
  postgres::Pool& pool_;
  api::UuidGenerator& uuids_;
  DataRevisions& revisions_;
};

}  // namespace copperplate::indicators
