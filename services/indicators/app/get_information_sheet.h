#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "libs/change/request_context.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/information_row.h"

namespace copperplate::indicators {

struct InformationSheetRow {
  IndicatorDefinition definition;
  InformationRow data;
};

struct InformationSheet {
  int32_t month = 0;
  std::vector<InformationSheetRow> rows;  // those of the month's dashboard
  int64_t revision = 0;
  std::optional<absl::Time> recorded_at;
};

// The sheet behind the dashboard of the force's own area in a month that does not lie in the
// future. Errors: what the port gives, and what CheckArea() finds.
absl::StatusOr<InformationSheet> GetInformationSheet(DashboardReader& reader,
                                                     const RequestContext& context, int32_t month,
                                                     std::optional<absl::Time> known_at);

}  // namespace copperplate::indicators
