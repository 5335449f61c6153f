#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "libs/status/error.h"
#include "services/indicators/app/compute_dashboard.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/area_comparison.h"

namespace copperplate::indicators {

struct AreaComparisonQuery {
  std::string indicator;  // id
  int32_t month = 0;
  AreaKind kind = AreaKind::kDistrict;
  std::optional<absl::Time> known_at;
};

struct ComparedArea {
  std::string area;  // id
  std::string title;
  ComputedRow computed;
};

struct AreaComparison {
  int32_t month = 0;
  AreaKind kind = AreaKind::kDistrict;
  ComputedRow force;
  std::vector<ComparedArea> areas;  // by id
  AreaStandings standings;          // of the areas, in their order
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// Adds what is wrong with comparing areas of a kind: AREA_KIND_NOT_COMPARED, MONTH_IN_FUTURE.
void CheckComparisonAsked(AreaKind kind, int32_t month, int32_t present, Faults& faults);

// The areas of a kind below the force's own, for which CheckComparisonAsked() finds no fault: those
// that are there in the force's data month, all at that month. Of each that has no figures of its
// own, the areas below it that month serve for all months (RollUp()). One statement. Errors: what
// the port gives, and what CheckOneIndicator() finds.
absl::StatusOr<AreaComparison> GetAreaComparison(DashboardReader& reader,
                                                 const RequestContext& context,
                                                 const AreaComparisonQuery& query);

}  // namespace copperplate::indicators
