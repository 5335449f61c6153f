// The statement behind a breakdown, and what its rows mean.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/dashboard_reader.h"

namespace copperplate::indicators {

// $1 force, $2 ids of areas, $3 indicator id, $4 and $5 what the breakdowns lie between, $6 first
// and $7 last month, $8 the newest revision to look at. A row for each area and category.
extern const postgres::Statement kReadBreakdown;

// The categories of the query's dimension, of the areas that `figures` were read for, at their
// revision: so both are of one moment, though the dashboard's statement, which every dashboard pays
// for, knows nothing of categories.
absl::StatusOr<std::vector<CategorySeries>> ReadCategories(postgres::Session& session,
                                                           absl::string_view force,
                                                           const DashboardQuery& query,
                                                           const DashboardFigures& figures);

}  // namespace copperplate::indicators
