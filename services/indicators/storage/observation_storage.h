#pragma once

#include "libs/postgres/pool.h"
#include "services/indicators/app/ports/observation_repository.h"

namespace copperplate::indicators {

class ObservationStorage final : public ObservationRepository {
 public:
  explicit ObservationStorage(postgres::Pool& pool) : pool_(pool) {}

  absl::StatusOr<int64_t> ResolveRevision(const RequestContext& context,
                                          std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<ObservationRecord>> List(const RequestContext& context,
                                               const ObservationQuery& query) override;
  absl::StatusOr<Page<ObservationRecord>> History(const RequestContext& context,
                                                  const ObservationKey& key,
                                                  std::optional<int64_t> before,
                                                  int limit) override;

 private:
  postgres::Pool& pool_;
};

}  // namespace copperplate::indicators
