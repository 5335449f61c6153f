#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/year_end_forecast.h"

namespace copperplate::indicators {

struct ForecastQuery {
  std::string indicator;      // id
  std::string area;           // id
  bool own_area = false;      // `area` is the force's own, since the request named none
  std::optional<int32_t> to;  // default: the latest month with a figure
  std::optional<absl::Time> known_at;
};

struct ComputedForecast {
  IndicatorDefinition definition;
  std::string area;  // id
  YearEndForecast year;
  std::optional<int> population_year;
  bool restated = false;
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// The projection of the year that `query.to` lies in. Where small counts take the season of the
// force, that is read by the same statement. Its step changes are the rebases of the indicator in
// the area, and its series breaks. Errors: what the port gives, what CheckOneIndicator() finds,
// FAILED_PRECONDITION (MEASURE_NOT_SUPPORTED), and what ForecastYearEnd() gives.
absl::StatusOr<ComputedForecast> GetForecast(DashboardReader& reader, const RequestContext& context,
                                             const ForecastQuery& query);

}  // namespace copperplate::indicators
