#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/series.h"

namespace copperplate::indicators {

// One indicator's row and what it was computed from.
struct ComputedRow {
  IndicatorDefinition definition;
  std::vector<MonthBatch> batches;  // behind its months, ascending
  DashboardRow row;
};

struct ComputedDashboard {
  int32_t month = 0;
  std::string area;     // id
  std::string profile;  // as asked for; empty: each indicator's own
  int64_t revision = 0;
  int64_t national_revision = 0;
  std::optional<absl::Time> recorded_at;
  std::vector<ComputedRow> rows;
};

// INVALID_ARGUMENT (AREA_NOT_VALID) about `area` where the area asked for is not there in `month`.
// What its row reads may well lie before it was.
absl::Status CheckAreaValid(const DashboardFigures& figures, int32_t month);

// The dashboard of the month that `figures` were read for. `profile` names one or is empty. Pure.
ComputedDashboard ComputeDashboard(DashboardFigures figures, int32_t month,
                                   absl::string_view profile);

}  // namespace copperplate::indicators
