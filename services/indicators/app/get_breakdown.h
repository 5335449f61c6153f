#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/annotation.h"
#include "services/indicators/domain/breakdown_table.h"
#include "services/indicators/domain/definition.h"

namespace copperplate::indicators {

struct BreakdownQuery {
  std::string indicator;  // id
  std::string dimension;  // an id
  std::string area;       // id
  bool own_area = false;  // `area` is the force's own, since the request named none
  int32_t month = 0;
  std::optional<absl::Time> known_at;
  bool suppress = true;  // the caller is not to see small numbers
};

struct Breakdown {
  IndicatorDefinition definition;
  std::string dimension;
  std::string area;  // id
  int32_t month = 0;
  int32_t data_month = 0;
  BreakdownTable table;
  std::vector<Annotation> breaks;  // that the months shown cross
  bool suppressed = true;
  bool restated = false;
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// The breakdown of a month that does not lie in the future, shown at the indicator's data month.
// Errors: what the port gives, what CheckOneIndicator() finds, FAILED_PRECONDITION
// (MEASURE_NOT_SUPPORTED), INVALID_ARGUMENT (DIMENSION_UNKNOWN) where no figure of the months is
// broken down by the dimension.
absl::StatusOr<Breakdown> GetBreakdown(DashboardReader& reader, const RequestContext& context,
                                       const BreakdownQuery& query);

}  // namespace copperplate::indicators
