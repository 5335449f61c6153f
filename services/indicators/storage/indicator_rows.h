// The statements of indicator definitions, and what their rows mean.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "libs/postgres/rows.h"
#include "libs/postgres/session.h"
#include "libs/postgres/statement.h"
#include "services/indicators/app/ports/indicator_repository.h"

namespace copperplate::indicators {

// $1 force, $2 id, $3 newest revision to look at.
extern const postgres::Statement kFindIndicator;
// $1 force, $2 newest revision to look at, $3 theme (empty: all), $4 and $5 display order and id of
// the row before the first, $6 number of rows.
extern const postgres::Statement kListIndicators;

// A row of the statements above.
absl::StatusOr<IndicatorRecord> ReadIndicator(const postgres::Row& row);

// The newest versions of all the force's definitions, by id.
absl::StatusOr<std::vector<IndicatorRecord>> ReadCatalogue(postgres::Session& session,
                                                           absl::string_view force);

// Writes the newest version of `definition`, the indicator itself where the force has none of its
// id: then with `uid`.
absl::Status WriteIndicator(postgres::Session& session, absl::string_view force,
                            const IndicatorRecord& record);

}  // namespace copperplate::indicators
