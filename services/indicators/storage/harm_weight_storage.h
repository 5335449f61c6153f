#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/indicators/app/ports/harm_weight_repository.h"
#include "services/indicators/storage/versioned.h"

namespace copperplate::indicators {

class HarmWeightStorage final : public HarmWeightRepository {
 public:
  explicit HarmWeightStorage(const VersionedParts& parts) : parts_(parts) {}

  absl::StatusOr<HarmWeightRecord> Get(const RequestContext& context, absl::string_view id,
                                       std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<HarmWeightRecord>> List(const RequestContext& context,
                                              const HarmWeightQuery& query) override;
  absl::StatusOr<Changed<HarmWeightRecord>> Change(const RequestContext& context,
                                                   const HarmWeightChange& change) override;

 private:
  const VersionedParts parts_;
};

}  // namespace copperplate::indicators
