#pragma once

#include "services/indicators/app/ports/harm_weight_repository.h"
#include "services/indicators/storage/testing/fake_ledger.h"
#include "services/indicators/storage/testing/fake_versions.h"

namespace copperplate::indicators {

// Harm weights in memory.
class FakeHarmWeights final : public HarmWeightRepository {
 public:
  // `ledger` outlives it.
  explicit FakeHarmWeights(FakeLedger& ledger) : ledger_(ledger) {}

  absl::StatusOr<HarmWeightRecord> Get(const RequestContext& context, absl::string_view id,
                                       std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<HarmWeightRecord>> List(const RequestContext& context,
                                              const HarmWeightQuery& query) override;
  absl::StatusOr<Changed<HarmWeightRecord>> Change(const RequestContext& context,
                                                   const HarmWeightChange& change) override;

 private:
  FakeLedger& ledger_;
  FakeVersions<HarmWeightRecord> weights_;
};

}  // namespace copperplate::indicators
