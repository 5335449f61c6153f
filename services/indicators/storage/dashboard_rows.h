// The statement behind a dashboard, and what its rows mean.
#pragma once

#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/dashboard_reader.h"
#include "services/indicators/storage/revision.h"

namespace copperplate::indicators {

// $1 force, $2 area id, $3 month, $4 theme (empty: all), $5 and $6 the newest revisions of the
// force and of national to look at (NULL: all), $7 indicator id (empty: all), $8 how many months to
// read before the earliest that may be a data month, $9 whether the areas below are read also where
// the area itself has figures. A row for each definition, or one without; then one
// for each that only a formula of these names, and of which definition and figures alone are read.
extern const postgres::Statement kReadDashboard;

// The figures at `at`, or the newest held: one statement, so all of one moment. NOT_FOUND
// (FORCE_UNKNOWN). `query.known_at` is not looked at: it has become `at`.
absl::StatusOr<DashboardFigures> ReadDashboardFigures(postgres::Session& session,
                                                      absl::string_view force,
                                                      const DashboardQuery& query,
                                                      const std::optional<Revisions>& at);

}  // namespace copperplate::indicators
