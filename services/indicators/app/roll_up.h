#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/figure.h"
#include "services/indicators/domain/population.h"

namespace copperplate::indicators {

struct AreaFigures {
  std::vector<SeriesPoint> series;  // ascending
  bool restated = false;
};

// The series of the area asked for: its own, or where it has none that of the areas right below it,
// each found the same way. OUT_OF_RANGE (VALUE_OUT_OF_RANGE).
absl::StatusOr<AreaFigures> FiguresOfArea(const std::vector<AreaNode>& areas,
                                          const IndicatorFigures& figures, int32_t month);

// The estimates of the area asked for: its own, or where it has none the sums of the areas right
// below it in `month`, for the years that all of those have one.
std::vector<Population> PopulationsOfArea(const std::vector<AreaNode>& areas,
                                          const std::vector<Population>& populations,
                                          int32_t month);

}  // namespace copperplate::indicators
