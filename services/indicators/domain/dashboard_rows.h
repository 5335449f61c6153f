#pragma once

#include <vector>

#include "absl/types/span.h"
#include "services/indicators/domain/dashboard_row.h"

namespace copperplate::indicators {

// The rows of one table, which are read together: under kBenjaminiHochberg every test that profile
// `significance` has of them, in whichever verdict column and whatever profile gives the word, is
// adjusted for all the others. What the inputs say of a control is ignored.
std::vector<DashboardRow> ComputeDashboardRows(absl::Span<const RowInput> inputs,
                                               SignificanceControl control);

}  // namespace copperplate::indicators
