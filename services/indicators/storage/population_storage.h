#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "services/indicators/app/ports/population_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class PopulationStorage final : public PopulationRepository {
 public:
  explicit PopulationStorage(const VersionedParts& parts) : parts_(parts) {}

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
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
