// Fakes of the ports for forces, areas, populations and indicators, in memory.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "services/indicators/app/ports/area_repository.h"
#include "services/indicators/app/ports/force_repository.h"
#include "services/indicators/app/ports/indicator_repository.h"
#include "services/indicators/app/ports/population_repository.h"
#include "services/indicators/storage/testing/fake_ledger.h"
#include "services/indicators/storage/testing/fake_versions.h"

namespace copperplate::indicators {

class FakeForces final : public ForceRepository {
 public:
  // The forces of the ledger, which outlives it, titled by their ids.
  explicit FakeForces(FakeLedger& ledger) : ledger_(ledger) {}

  absl::StatusOr<Force> Get(const RequestContext& context, absl::string_view id) override;
  absl::StatusOr<Page<Force>> List(const RequestContext& context, absl::string_view after,
                                   int limit) override;

 private:
  FakeLedger& ledger_;
};

class FakeAreas final : public AreaRepository {
 public:
  explicit FakeAreas(FakeLedger& ledger) : ledger_(ledger) {}

  absl::StatusOr<AreaRecord> Get(const RequestContext& context, absl::string_view id,
                                 std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<AreaRecord>> List(const RequestContext& context, absl::string_view after,
                                        std::optional<absl::Time> known_at, int limit) override;
  absl::StatusOr<Changed<AreaRecord>> Change(const RequestContext& context,
                                             const AreaChange& change) override;
  // For other fakes, under the ledger's mutex: see FakeVersions.
  bool Has(absl::string_view force, absl::string_view id) const { return areas_.Has(force, id); }
  std::vector<AreaRecord> At(absl::string_view force, int64_t revision) const {
    return areas_.At(force, revision);
  }

 private:
  FakeLedger& ledger_;
  FakeVersions<AreaRecord> areas_;
};

class FakePopulations final : public PopulationRepository {
 public:
  FakePopulations(FakeLedger& ledger, const FakeAreas& areas) : ledger_(ledger), areas_(areas) {}

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
  FakeLedger& ledger_;
  const FakeAreas& areas_;
  // By force, area, year; then by revision.
  std::map<std::tuple<std::string, std::string, int>, std::map<int64_t, PopulationRecord>>
      populations_;
};

class FakeIndicators final : public IndicatorRepository {
 public:
  explicit FakeIndicators(FakeLedger& ledger) : ledger_(ledger) {}

  absl::StatusOr<IndicatorRecord> Get(const RequestContext& context, absl::string_view id,
                                      std::optional<absl::Time> known_at) override;
  absl::StatusOr<Page<IndicatorRecord>> List(const RequestContext& context,
                                             const IndicatorQuery& query) override;
  absl::StatusOr<Changed<IndicatorRecord>> Change(const RequestContext& context,
                                                  const IndicatorChange& change) override;
  // For other fakes, under the ledger's mutex: see FakeVersions.
  bool Has(absl::string_view force, absl::string_view id) const {
    return indicators_.Has(force, id);
  }
  std::vector<IndicatorRecord> At(absl::string_view force, int64_t revision) const {
    return indicators_.At(force, revision);
  }

 private:
  FakeLedger& ledger_;
  FakeVersions<IndicatorRecord> indicators_;
};

}  // namespace copperplate::indicators
