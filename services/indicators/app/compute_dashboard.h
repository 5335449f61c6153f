#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "libs/status/error.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/domain/dashboard_row.h"
#include "services/indicators/domain/definition.h"
#include "services/indicators/domain/profile.h"
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
  SignificanceControl control = SignificanceControl::kOneIn20;
  Detail detail = Detail::kExplained;
  int64_t revision = 0;
  int64_t national_revision = 0;
  std::optional<absl::Time> recorded_at;
  std::vector<ComputedRow> rows;
};

// The profile asked for, or the definition's own where `asked` is empty. A definition's has been
// checked when it was stored; one that this release lacks is judged as the board does rather than
// not at all.
const Profile& ProfileOf(absl::string_view asked, const IndicatorDefinition& definition);

// Adds what is wrong with the area that `figures` were read for, as `area`: AREA_UNKNOWN where the
// force has none such, AREA_NOT_VALID where it is not there in `month` (what its row reads may well
// lie before it was). Where it is the force's `own`, since nobody asked for one, it is NOT_FOUND
// (AREA_UNKNOWN) instead, or the month is at fault, which the request has in `month_field`.
absl::Status CheckArea(const DashboardFigures& figures, int32_t month, bool own,
                       absl::string_view month_field, Faults& faults);

// The dashboard of the month that `figures` were read for, with whose area CheckArea() finds no
// fault. `profile` names one or is empty. Pure. With the default `control`, as snapshots are taken,
// a row is what it is whatever rows are beside it; so is a snapshot always kExplained.
ComputedDashboard ComputeDashboard(DashboardFigures figures, int32_t month,
                                   absl::string_view profile,
                                   SignificanceControl control = SignificanceControl::kOneIn20,
                                   Detail detail = Detail::kExplained);

}  // namespace copperplate::indicators
